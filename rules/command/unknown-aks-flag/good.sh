#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-workload-identity --enable-oidc-issuer

az aks nodepool add --resource-group rg-shop --cluster-name aks-shop --name apps \
  --zones 1 2 3

az aks get-credentials --resource-group rg-shop --name aks-shop
