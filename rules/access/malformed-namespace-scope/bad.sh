#!/usr/bin/env bash
set -euo pipefail

AKS_ID=$(az aks show --resource-group rg-shop --name aks-shop --query id --output tsv)
az role assignment create --assignee "$TEAM_ID" --role "Azure Kubernetes Service RBAC Reader" \
  --scope "$AKS_ID/namespace/shop" # finding
