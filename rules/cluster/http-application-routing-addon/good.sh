#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-addons monitoring

az aks disable-addons --resource-group rg-shop --name aks-old --addons http_application_routing
