#!/usr/bin/env bash
set -euo pipefail

az acr create --resource-group rg-shop --name acrshop --sku Standard \
  --admin-enabled true # finding

az acr update --name acrold --admin-enabled # finding
