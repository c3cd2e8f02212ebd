#!/usr/bin/env bash
set -euo pipefail

az aks get-credentials --resource-group rg-shop --name aks-shop
kubelogin convert-kubeconfig -l workloadidentity
kubectl get nodes
