#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop -k 1.33 --enable-workload-identity # finding
