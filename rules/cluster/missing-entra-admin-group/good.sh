#!/usr/bin/env bash
set -euo pipefail

az aks create \
  --resource-group rg-shop \
  --name aks-shop \
  --enable-aad \
  --aad-admin-group-object-ids 7d5c3f0e-2b4a-4c19-9f86-1a0e5b8d6c42

az aks create --resource-group rg-shop --name aks-test --enable-aad --enable-azure-rbac
