#!/usr/bin/env bash
set -euo pipefail

az aks create --resource-group rg-shop --name aks-shop --enable-pod-identity --enable-pod-identity-with-kubenet # finding
