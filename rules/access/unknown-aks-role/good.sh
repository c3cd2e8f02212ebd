#!/usr/bin/env bash
set -euo pipefail

az role assignment create --assignee "$TEAM_ID" --scope "$AKS_ID/namespaces/shop" \
  --role "Azure Kubernetes Service RBAC Reader"

az role assignment create --assignee "$TEAM_ID" --scope "$AKS_ID" \
  --role "Azure Kubernetes Service Cluster User Role"
