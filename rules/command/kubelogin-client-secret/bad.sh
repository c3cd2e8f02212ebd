#!/usr/bin/env bash
set -euo pipefail

kubelogin convert-kubeconfig -l spn # finding

export AAD_SERVICE_PRINCIPAL_CLIENT_ID="$CLIENT_ID"
export AAD_SERVICE_PRINCIPAL_CLIENT_SECRET="$CLIENT_SECRET"
kubectl get nodes
