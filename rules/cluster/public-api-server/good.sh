#!/usr/bin/env bash
set -euo pipefail

az aks create \
  --resource-group rg-shop \
  --name aks-shop \
  --enable-private-cluster \
  --generate-ssh-keys

az aks create --resource-group rg-shop --name aks-shop-test --api-server-authorized-ip-ranges "$OFFICE_IP/32"
