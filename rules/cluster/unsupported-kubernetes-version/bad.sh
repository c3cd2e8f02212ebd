#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --kubernetes-version 1.29.4 # finding

az aks nodepool add --resource-group rg-shop --cluster-name aks-shop --name apps --kubernetes-version 1.29.4 # finding
