#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --kubernetes-version 1.34

az aks create --resource-group rg-shop --name aks-test --tags team=shop stage=test
