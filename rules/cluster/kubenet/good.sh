#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --network-plugin azure --network-plugin-mode overlay

# Azure CNI with overlay is the default.
az aks create --resource-group rg-shop --name aks-test
