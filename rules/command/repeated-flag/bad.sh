#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create --resource-group rg-shop --name aks-shop -k 1.33 \
  --tier standard --kubernetes-version 1.34

# finding
az aks create --resource-group rg-shop --name aks-test --tags team=shop --tags stage=test
