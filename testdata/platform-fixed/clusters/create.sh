#!/usr/bin/env bash
# Creates the cluster of the shop.
set -euo pipefail

RESOURCE_GROUP="rg-shop-prod"
LOCATION="${LOCATION:-westeurope}"
TIER=standard

az group create --name "$RESOURCE_GROUP" --location "$LOCATION"

network=(
  --network-plugin azure
  --network-plugin-mode overlay
  --network-dataplane cilium
  --outbound-type userDefinedRouting
  --vnet-subnet-id "$SUBNET_ID"
  --enable-private-cluster
)
identity=(
  --enable-aad
  --enable-azure-rbac
  --aad-admin-group-object-ids "$ADMIN_GROUP_ID"
  --disable-local-accounts
  --enable-managed-identity
  --enable-oidc-issuer
  --enable-workload-identity
)
az aks create --resource-group "$RESOURCE_GROUP" --name aks-shop-prod --location "$LOCATION" "${network[@]}" "${identity[@]}" --enable-addons azure-policy --enable-defender --node-count 3 --generate-ssh-keys --tier $TIER
