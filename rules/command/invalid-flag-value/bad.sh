#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop \
  --tier paid # finding

# finding
az aks update --resource-group rg-shop --name aks-shop --auto-upgrade-channel weekly

az aks create --resource-group rg-shop --name aks-cart \
  --enable-aad=true # finding
