#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create --resource-group rg-shop --name aks-shop --enable-workload-identity

az aks create --resource-group rg-shop --name aks-private --enable-private-cluster \
  --api-server-authorized-ip-ranges 203.0.113.0/24 # finding

# finding
az aks create --resource-group rg-shop --name aks-basic --enable-private-cluster --load-balancer-sku basic

az aks create --resource-group rg-shop --name aks-entra --enable-azure-rbac # finding

az aks create --resource-group rg-shop --name aks-egress --outbound-type userDefinedRouting # finding

az aks create --resource-group rg-shop --name aks-kubelet --assign-kubelet-identity "$KUBELET_IDENTITY" # finding

az aks create --resource-group rg-shop --name aks-principal --service-principal "$APP_ID" # finding

az aks create --resource-group rg-shop --name aks-policy --network-policy cilium # finding

az aks update --resource-group rg-shop --name aks-shop --enable-keda --disable-keda # finding

az aks nodepool add --resource-group rg-shop --cluster-name aks-shop --name spot --spot-max-price 0.5 # finding

az ad sp create-for-rbac --name deployer --role AcrPush # finding
