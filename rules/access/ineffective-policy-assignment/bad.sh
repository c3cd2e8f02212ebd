#!/usr/bin/env bash
set -euo pipefail

az policy assignment create --name pod-security --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --policy-set-definition a8640138-9b0a-4a28-b8cb-1666c838647d \
  --params '{"effect": {"value": "disabled"}}' # finding

az policy assignment create --name pod-security-restricted --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --policy-set-definition 42b8ef37-b724-4e24-bbc8-7a7708edfe00 \
  --params '{"effect": {"value": "Enforce"}}' # finding

az policy assignment create --name safeguards --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --policy-set-definition c047ea8e-9c78-49b2-958b-37e56d291a44 \
  --enforcement-mode DoNotEnforce # finding
