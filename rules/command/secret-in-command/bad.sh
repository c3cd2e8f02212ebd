#!/usr/bin/env bash
set -euo pipefail

credentials=(
  --service-principal 5e8f2a91-6c07-4d3b-b1f4-90a7c2e4d815
  --client-secret 'Zk3~not.a.real.secret' # finding
)
az aks create --resource-group rg-shop --name aks-shop "${credentials[@]}"

az aks create --resource-group rg-shop --name aks-windows --windows-admin-password 'Not-a-real-passw0rd' # finding
