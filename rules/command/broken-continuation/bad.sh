#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create --resource-group rg-shop --name aks-shop \ 
  --disable-local-accounts \
  --enable-aad

az aks create --resource-group rg-shop --name aks-cart --enable-aad \
  # sign in with Entra ID only # finding
  --disable-local-accounts

# finding
az aks create --resource-group rg-shop --name aks-till --enable-aad \

  --disable-local-accounts
