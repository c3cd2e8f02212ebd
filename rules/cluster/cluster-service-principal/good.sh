#!/usr/bin/env bash
set -euo pipefail

az aks create \
  --resource-group rg-shop \
  --name aks-shop \
  --enable-managed-identity

# A managed identity is the default.
az aks create --resource-group rg-shop --name aks-test
