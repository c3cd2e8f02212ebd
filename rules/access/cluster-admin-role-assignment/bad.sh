#!/usr/bin/env bash
set -euo pipefail

az role assignment create --assignee sam@contoso.com --scope "$AKS_ID" \
  --role "Azure Kubernetes Service RBAC Cluster Admin" # finding

az role assignment create --assignee-object-id "$GROUP_ID" --assignee-principal-type Group \
  --scope /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop \
  --role "Azure Kubernetes Service Cluster Admin Role" # finding
