#!/usr/bin/env bash
set -euo pipefail

credentials=(
  --service-principal "$APP_ID"
  --client-secret "$(az keyvault secret show --vault-name kv-shop --name aks-sp --query value --output tsv)"
)
az aks create --resource-group rg-shop --name aks-shop "${credentials[@]}"

az aks create --resource-group rg-shop --name aks-windows --windows-admin-password "$WINDOWS_PASSWORD"

az login --service-principal --username "$APP_ID" --password "$SECRET" --tenant contoso.com
az login --identity

kubelogin convert-kubeconfig --login workloadidentity
