#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop \
  --generate-ssh-key # finding

az identity federated-credential create --name shop --identity-name shop --resource-group rg-shop \
  --issuer "$ISSUER" --subject system:serviceaccount:shop:web \
  --audience api://AzureADTokenExchange # finding
