#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop # finding

az aks update --resource-group rg-shop --name aks-old --enable-run-command # finding
