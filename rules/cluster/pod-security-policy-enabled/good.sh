#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-addons azure-policy

az aks update --resource-group rg-shop --name aks-old --disable-pod-security-policy
