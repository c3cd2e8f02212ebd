#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --aad-server-app-id "$SERVER_APP_ID" --aad-client-app-id "$CLIENT_APP_ID" # finding
