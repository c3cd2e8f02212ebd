#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --disable-local-accounts --enable-aad

# Entra ID can be turned on later.
az aks create --resource-group rg-shop --name aks-test --disable-local-accounts
az aks update --resource-group rg-shop --name aks-test --enable-aad
