#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-addons azure-policy,monitoring

az aks create --resource-group rg-shop --name aks-test --enable-aad \
  --zones 1 2 3
