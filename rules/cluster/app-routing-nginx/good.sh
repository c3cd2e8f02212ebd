#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop \
  --enable-app-routing \
  --app-routing-default-nginx-controller None \
  --enable-app-routing-istio
