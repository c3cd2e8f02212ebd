#!/usr/bin/env bash
# Creates the cluster of the shop.
set -euo pipefail

RESOURCE_GROUP="rg-shop-prod"
LOCATION="${LOCATION:-westeurope}"
TIER=free

az group create --name "$RESOURCE_GROUP" --location "$LOCATION"

network=(
  --network-plugin azure
  --network-plugin-mode overlay
  --api-server-authorized-ip-ranges 198.51.100.0/24,0.0.0.0/0 # finding: broad-authorized-ip-range
)
identity=(
  --enable-aad
  --service-principal "$APP_ID" # finding: cluster-service-principal
  --client-secret 'T7x~q.Lm2' # finding: secret-in-command
)
az aks create --resource-group "$RESOURCE_GROUP" --name aks-shop-prod --location "$LOCATION" "${network[@]}" "${identity[@]}" --node-count 3 --generate-ssh-keys --tier $TIER # finding: azure-policy-addon-disabled, azure-rbac-disabled, defender-profile-disabled, free-tier, local-accounts-enabled, missing-entra-admin-group, missing-network-policy-engine, unrestricted-cluster-egress, workload-identity-disabled
