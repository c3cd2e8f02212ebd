#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --network-plugin azure \
  --service-cidr 10.2.0.0/16 --dns-service-ip 10.2.0.10
