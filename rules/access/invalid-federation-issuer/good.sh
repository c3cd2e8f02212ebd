#!/usr/bin/env bash
set -euo pipefail

ISSUER=$(az aks show --resource-group rg-shop --name aks-shop --query oidcIssuerProfile.issuerUrl --output tsv)
az identity federated-credential create --name shop --identity-name shop --resource-group rg-shop \
  --subject system:serviceaccount:shop:web \
  --issuer "$ISSUER"

az identity federated-credential create --name shop --identity-name shop --resource-group rg-shop \
  --subject system:serviceaccount:shop:api \
  --issuer https://westeurope.oic.prod-aks.azure.com/00000000-0000-0000-0000-000000000000/11111111-1111-1111-1111-111111111111/
