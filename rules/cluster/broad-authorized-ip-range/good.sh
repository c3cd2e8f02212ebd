#!/usr/bin/env bash
set -euo pipefail

OFFICE="203.0.113.0/24"

az aks create --resource-group rg-shop --name aks-shop --api-server-authorized-ip-ranges "$OFFICE,198.51.100.7"
az aks create --resource-group rg-shop --name aks-nodes --api-server-authorized-ip-ranges 0.0.0.0/32
