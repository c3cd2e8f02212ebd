#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-private-cluster

az aks create --resource-group rg-shop --name aks-test --api-server-authorized-ip-ranges 203.0.113.0/24
