#!/usr/bin/env bash
set -euo pipefail

credentials=(
  --service-principal 5e8f2a91-6c07-4d3b-b1f4-90a7c2e4d815
  --client-secret 'Zk3~not.a.real.secret' # finding
)
az aks create --resource-group rg-shop --name aks-shop "${credentials[@]}"

az aks create --resource-group rg-shop --name aks-windows --windows-admin-password 'Not-a-real-passw0rd' # finding

az login --username deploy@contoso.com --password 'Not-a-real-passw0rd' # finding
az login --service-principal -u "$APP_ID" -p 'Zk3~not.a.real.secret' --tenant contoso.com # finding
az login --service-principal -u "$APP_ID" --tenant contoso.com --federated-token 'eyJ0.not.a.real.token' # finding

kubelogin convert-kubeconfig -l ropc --username deploy --password 'Not-a-real-passw0rd' # finding
kubelogin convert-kubeconfig -l spn --client-id "$APP_ID" --client-secret 'Zk3~not.a.real.secret' # finding
kubelogin convert-kubeconfig -l spn --client-certificate sp.pfx --client-certificate-password 'Not-a-real-passw0rd' # finding
