#!/usr/bin/env bash
set -euo pipefail

az role definition create --role-definition '{
  "Name": "Operator",
  "Actions": ["Microsoft.ContainerService/managedClusters/read"],
  "AssignableScopes": ["/subscriptions/00000000-0000-0000-0000-000000000000"]
}' 
