#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create --resource-group rg-shop --name aks-shop --enable-workload-identiy --enable-oidc-issuer

az aks nodepool update --resource-group rg-shop --cluster-name aks-shop --name apps \
  --zones 1 2 3 # finding

az aks get-credentials –-resource-group rg-shop --name aks-shop # finding
