#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --network-plugin azure --network-policy cilium --network-dataplane cilium
