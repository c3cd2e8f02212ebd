#!/usr/bin/env bash
set -euo pipefail

# AKS chooses a version that it supports.
az aks create --resource-group rg-shop --name aks-shop --auto-upgrade-channel stable
