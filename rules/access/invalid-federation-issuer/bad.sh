#!/usr/bin/env bash
set -euo pipefail

az identity federated-credential create --name shop --identity-name shop --resource-group rg-shop \
  --subject system:serviceaccount:shop:web \
  --issuer https://westeurope.oic.prod-aks.azure.com/00000000-0000-0000-0000-000000000000/11111111-1111-1111-1111-111111111111 # finding

az identity federated-credential create --name shop --identity-name shop --resource-group rg-shop \
  --subject system:serviceaccount:shop:api \
  --issuer https://aks-shop.hcp.westeurope.azmk8s.io # finding
