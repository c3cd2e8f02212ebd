#!/usr/bin/env bash
set -euo pipefail

az identity federated-credential create --name shop --identity-name shop --resource-group rg-shop \
  --issuer "$ISSUER" --subject system:serviceaccount:shop:web \
  --audiences api://AzureAdTokenExchange # finding
