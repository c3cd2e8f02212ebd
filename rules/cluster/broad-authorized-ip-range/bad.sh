#!/usr/bin/env bash
set -euo pipefail

TEN="203.0.113.1,203.0.113.2,203.0.113.3,203.0.113.4,203.0.113.5,203.0.113.6,203.0.113.7,203.0.113.8,203.0.113.9,203.0.113.10"
HUNDRED="$TEN,$TEN,$TEN,$TEN,$TEN,$TEN,$TEN,$TEN,$TEN,$TEN"

az aks create --resource-group rg-shop --name aks-everyone --api-server-authorized-ip-ranges 0.0.0.0/0 # finding
az aks create --resource-group rg-shop --name aks-provider --api-server-authorized-ip-ranges 203.0.0.0/8 # finding
az aks create --resource-group rg-shop --name aks-private --api-server-authorized-ip-ranges 203.0.113.0/24,10.1.0.0/16 # finding
az aks create --resource-group rg-shop --name aks-ipv6 --api-server-authorized-ip-ranges 2001:db8::/32 # finding
az aks create --resource-group rg-shop --name aks-host --api-server-authorized-ip-ranges vpn.example.com # finding
az aks create --resource-group rg-shop --name aks-nodes --api-server-authorized-ip-ranges 0.0.0.0/32,203.0.113.7 # finding
az aks create --resource-group rg-shop --name aks-many --api-server-authorized-ip-ranges "$HUNDRED,$HUNDRED,203.0.113.11" # finding
