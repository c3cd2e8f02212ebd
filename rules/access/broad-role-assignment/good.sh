#!/usr/bin/env bash
set -euo pipefail

az role assignment create --assignee "$PRINCIPAL_ID" --role Contributor \
  --scope /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop

az role assignment create --assignee "$PRINCIPAL_ID" --role Reader \
  --scope /subscriptions/00000000-0000-0000-0000-000000000000
