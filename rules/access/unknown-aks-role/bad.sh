#!/usr/bin/env bash
set -euo pipefail

az role assignment create --assignee "$TEAM_ID" --scope "$AKS_ID/namespaces/shop" \
  --role "Azure Kubernetes Service RBAC Viewer" # finding
