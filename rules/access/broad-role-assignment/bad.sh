#!/usr/bin/env bash
set -euo pipefail

az role assignment create --assignee "$PRINCIPAL_ID" --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --role Contributor # finding

az role assignment create --assignee "$PRINCIPAL_ID" --scope /providers/Microsoft.Management/managementGroups/shop \
  --role b24988ac-6180-42a0-ab88-20f7382dd24c # finding
