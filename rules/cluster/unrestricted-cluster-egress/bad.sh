#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create \
  --resource-group rg-shop \
  --name aks-shop \
  --vnet-subnet-id "$SUBNET_ID"

az aks create --resource-group rg-shop --name aks-shop-nat --outbound-type managedNATGateway # finding
