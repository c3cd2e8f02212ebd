#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --network-plugin azure \
  --docker-bridge-address 172.17.0.1/16 # finding
