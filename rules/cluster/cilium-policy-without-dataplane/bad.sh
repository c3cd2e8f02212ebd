#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --network-policy cilium --network-dataplane azure # finding

az aks create \
  --resource-group rg-shop \
  --name aks-win \
  --network-dataplane cilium
az aks nodepool add --resource-group rg-shop --cluster-name aks-win --name win --os-type Windows # finding
