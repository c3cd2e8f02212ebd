#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-managed-identity

az aks update --resource-group rg-shop --name aks-shop --tags

az aks nodepool add --resource-group rg-shop --cluster-name aks-shop --name "$POOL" --zones 1 2 3
