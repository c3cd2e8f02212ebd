#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-workload-identity --enable-oidc-issuer

az aks create --resource-group rg-shop --name aks-private --enable-private-cluster --disable-public-fqdn

az aks create --resource-group rg-shop --name aks-public --api-server-authorized-ip-ranges 203.0.113.0/24

az aks update --resource-group rg-shop --name aks-shop --enable-keda
