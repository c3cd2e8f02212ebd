#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create \
  --resource-group rg-shop \
  --name aks-shop \
  --node-count 3

az aks create --resource-group rg-shop --name aks-test --tier free # finding
