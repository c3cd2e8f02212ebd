#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-node-public-ip # finding

az aks nodepool add --resource-group rg-shop --cluster-name aks-shop --name apps --enable-node-public-ip # finding
