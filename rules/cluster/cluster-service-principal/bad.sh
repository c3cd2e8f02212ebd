#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --service-principal 5e8f2a91-6c07-4d3b-b1f4-90a7c2e4d815 # finding
