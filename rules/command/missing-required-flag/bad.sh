#!/usr/bin/env bash
set -euo pipefail

az aks scale --resource-group rg-shop --name aks-shop # finding

az aks nodepool upgrade --resource-group rg-shop --name user --kubernetes-version 1.35 # finding

az role assignment create --assignee "$PRINCIPAL" --role AcrPull # finding
