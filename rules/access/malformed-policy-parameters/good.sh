#!/usr/bin/env bash
set -euo pipefail

az policy assignment create --name pod-security --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --policy-set-definition a8640138-9b0a-4a28-b8cb-1666c838647d \
  --params '{"effect": {"value": "Deny"}}'

az policy assignment create --name pod-security-restricted --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --policy-set-definition 42b8ef37-b724-4e24-bbc8-7a7708edfe00 \
  --params params.json
