#!/usr/bin/env bash
set -euo pipefail

az role assignment create --assignee "$KUBELET_ID" --scope "$ACR_ID" \
  --role AcrPush # finding

az role assignment create --assignee sam@contoso.com \
  --scope /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop/providers/Microsoft.ContainerRegistry/registries/acrshop \
  --role Owner # finding
