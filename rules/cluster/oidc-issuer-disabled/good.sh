#!/usr/bin/env bash
set -euo pipefail

az aks create \
  --resource-group rg-shop \
  --name aks-shop \
  --kubernetes-version 1.33 \
  --enable-oidc-issuer

# On by default from this version on.
az aks create --resource-group rg-shop --name aks-shop-next --kubernetes-version 1.34
