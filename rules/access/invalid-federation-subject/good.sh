#!/usr/bin/env bash
set -euo pipefail

az identity federated-credential create --name shop --identity-name shop --resource-group rg-shop \
  --issuer "$ISSUER" \
  --subject system:serviceaccount:shop:web

az identity federated-credential create --name deploy --identity-name deploy --resource-group rg-shop \
  --issuer https://token.actions.githubusercontent.com \
  --subject repo:contoso/shop:environment:production
