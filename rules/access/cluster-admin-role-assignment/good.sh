#!/usr/bin/env bash
set -euo pipefail

az role assignment create --assignee-object-id "$GROUP_ID" --assignee-principal-type Group --scope "$AKS_ID" \
  --role "Azure Kubernetes Service RBAC Cluster Admin"

az role assignment create --assignee sam@contoso.com --scope "$AKS_ID/namespaces/shop" \
  --role "Azure Kubernetes Service RBAC Writer"
