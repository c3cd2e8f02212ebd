#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-workload-identity --enable-oidc-issuer

az aks create --resource-group rg-shop --name aks-private --enable-private-cluster --disable-public-fqdn

az aks create --resource-group rg-shop --name aks-public --api-server-authorized-ip-ranges 203.0.113.0/24

az aks create --resource-group rg-shop --name aks-entra --enable-aad --enable-azure-rbac

az aks create --resource-group rg-shop --name aks-egress --outbound-type userDefinedRouting \
  --vnet-subnet-id "$SUBNET_ID"

az aks create --resource-group rg-shop --name aks-kubelet --assign-kubelet-identity "$KUBELET_IDENTITY" \
  --assign-identity "$IDENTITY"

az aks create --resource-group rg-shop --name aks-scaling --enable-cluster-autoscaler --min-count 1 --max-count 5

az aks update --resource-group rg-shop --name aks-shop --enable-keda

az aks nodepool update --resource-group rg-shop --cluster-name aks-shop --name spot --update-cluster-autoscaler \
  --min-count 1 --max-count 5
