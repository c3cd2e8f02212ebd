#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --os-sku Mariner # finding

az aks nodepool add --resource-group rg-shop --cluster-name aks-shop --name win --os-type Windows --os-sku Windows2019 # finding
