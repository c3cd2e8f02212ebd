#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create --resource-group rg-shop --name aks-shop \ 
  --disable-local-accounts \
  --enable-aad
