#!/usr/bin/env bash
set -euo pipefail

# Kubernetes RBAC is the default.
az aks create --resource-group rg-shop --name aks-shop
