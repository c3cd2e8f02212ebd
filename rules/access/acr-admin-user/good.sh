#!/usr/bin/env bash
set -euo pipefail

az acr create --resource-group rg-shop --name acrshop --sku Standard

az acr update --name acrold --admin-enabled false
