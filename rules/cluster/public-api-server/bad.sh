#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create \
  --resource-group rg-shop \
  --name aks-shop \
  --enable-apiserver-vnet-integration \
  --generate-ssh-keys

az aks create --resource-group rg-shop --name aks-shop-test --api-server-authorized-ip-ranges "" # finding
