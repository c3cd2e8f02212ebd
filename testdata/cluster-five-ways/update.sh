#!/usr/bin/env bash
# Creates the cluster of the shop, and changes it afterwards.
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --location westeurope \
  --kubernetes-version 1.33.4 \
  --tier standard \
  --enable-managed-identity \
  --enable-aad --aad-admin-group-object-ids 7d1f8a52-93c4-4e60-b1a7-05f3c2d8e946 \
  --network-plugin azure --network-plugin-mode overlay --outbound-type userDefinedRouting \
  --nodepool-name system --node-count 3 --node-vm-size Standard_D4s_v5 --node-osdisk-type Managed \
  --disable-local-accounts --enable-private-cluster --no-ssh-key

az aks enable-addons --resource-group rg-shop --name aks-shop --addons monitoring

az aks update --resource-group rg-shop --name aks-shop \
  --tier free \
  --enable-local-accounts \
  --outbound-type loadBalancer
az aks update --resource-group rg-shop --name aks-shop \
  --disable-private-cluster \
  --api-server-authorized-ip-ranges 198.51.100.0/24,0.0.0.0/0
