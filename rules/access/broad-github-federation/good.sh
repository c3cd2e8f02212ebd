#!/usr/bin/env bash
set -euo pipefail

az identity federated-credential create --name shop --identity-name shop --resource-group rg-shop \
  --subject repo:contoso/shop:environment:production \
  --issuer https://token.actions.githubusercontent.com
