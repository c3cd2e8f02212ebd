#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name --enable-managed-identity # finding

az aks nodepool add --resource-group rg-shop --cluster-name aks-shop --name user --zones # finding
