#!/usr/bin/env bash
set -euo pipefail

az role assignment create --assignee "$IDENTITY_ID" --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --role "Key Vault Secrets User" # finding
