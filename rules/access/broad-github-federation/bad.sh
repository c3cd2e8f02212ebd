#!/usr/bin/env bash
set -euo pipefail

az identity federated-credential create --name shop --identity-name shop --resource-group rg-shop \
  --issuer https://token.actions.githubusercontent.com \
  --subject 'repo:contoso/*' # finding

az identity federated-credential create --name shop --identity-name shop --resource-group rg-shop \
  --issuer https://token.actions.githubusercontent.com \
  --subject repo:contoso/shop:pull_request # finding
