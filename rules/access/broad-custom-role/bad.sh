#!/usr/bin/env bash
set -euo pipefail

az role definition create \
  --role-definition '{"Name": "Operator", "Actions": ["Microsoft.ContainerService/managedClusters/*"]}' # finding
