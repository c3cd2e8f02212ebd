#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create --resource-group rg-shop --name aks-shop --enable-workload-identity

az aks create --resource-group rg-shop --name aks-private --enable-private-cluster \
  --api-server-authorized-ip-ranges 203.0.113.0/24 # finding

# finding
az aks create --resource-group rg-shop --name aks-basic --enable-private-cluster --load-balancer-sku basic

az aks update --resource-group rg-shop --name aks-shop --enable-keda --disable-keda # finding
