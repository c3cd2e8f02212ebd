#!/usr/bin/env bash
set -euo pipefail

az configure --defaults group=rg-shop

az aks scale --name aks-shop --node-count 3

az aks nodepool upgrade --cluster-name aks-shop --name user --kubernetes-version 1.35

az aks scale "${scale_args[@]}"

az aks scale --help
