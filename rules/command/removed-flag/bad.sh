#!/usr/bin/env bash
set -euo pipefail

# finding
az aks create --resource-group rg-shop --name aks-shop --uptime-sla

az role assignment create --role Reader --assignee "$PRINCIPAL_ID" --resource-group rg-shop # finding
