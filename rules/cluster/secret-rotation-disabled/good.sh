#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop \
  --enable-addons azure-keyvault-secrets-provider \
  --enable-secret-rotation

# Rotation can be turned on later.
az aks create --resource-group rg-shop --name aks-test --enable-addons azure-keyvault-secrets-provider
az aks update --resource-group rg-shop --name aks-test --enable-secret-rotation
