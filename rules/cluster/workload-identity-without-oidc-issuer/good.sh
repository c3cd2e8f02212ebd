#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop -k 1.33 --enable-workload-identity --enable-oidc-issuer

# From Kubernetes 1.34 on, the OIDC issuer is on by default.
az aks create --resource-group rg-shop --name aks-test --enable-workload-identity
