#!/usr/bin/env bash
set -euo pipefail

az aks create \
  --resource-group rg-shop \
  --name aks-shop \
  --network-plugin azure \
  --network-plugin-mode overlay \
  --network-dataplane cilium

az aks create --resource-group rg-shop --name aks-test --network-plugin azure --network-policy calico
