#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --outbound-type userDefinedRouting --vnet-subnet-id "$SUBNET_ID"
