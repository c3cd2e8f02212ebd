#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-oidc-issuer --enable-workload-identity

az aks update --resource-group rg-shop --name aks-old --disable-pod-identity
