#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create \
  --resource-group rg-shop \
  --name aks-shop \
  --enable-aad

az aks create --resource-group rg-shop --name aks-test --enable-aad --aad-admin-group-object-ids platform-admins # finding
