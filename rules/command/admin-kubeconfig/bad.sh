#!/usr/bin/env bash
set -euo pipefail

az aks get-credentials --resource-group rg-shop --name aks-shop \
  --admin # finding

az aks get-credentials -g rg-shop -n aks-shop -a # finding
