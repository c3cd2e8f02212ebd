#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --tier standard

az role assignment create --role Reader --assignee "$PRINCIPAL_ID" --scope "$GROUP_ID"
