#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-app-routing # finding

az aks approuting enable --resource-group rg-shop --name aks-old # finding
