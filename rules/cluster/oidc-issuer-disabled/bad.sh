#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create \
  --resource-group rg-shop \
  --name aks-shop \
  --kubernetes-version 1.33
