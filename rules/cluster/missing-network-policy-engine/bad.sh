#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create \
  --resource-group rg-shop \
  --name aks-shop \
  --network-plugin azure \
  --network-plugin-mode overlay

az aks create --resource-group rg-shop --name aks-test --network-plugin azure --network-policy none # finding
