#!/usr/bin/env bash
set -euo pipefail

az role assignment create --assignee "$IDENTITY_ID" --role "Key Vault Secrets User" \
  --scope "$(az keyvault show --name kv-shop --query id --output tsv)"
