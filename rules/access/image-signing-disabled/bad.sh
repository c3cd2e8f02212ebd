#!/usr/bin/env bash
set -euo pipefail

az policy assignment create --name image-integrity --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --policy-set-definition af28bf8b-c669-4dd3-9137-1e68fdc61bd6 \
  --params '{"effect": {"value": "Disabled"}}' # finding

az policy assignment create --name image-signatures --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --policy cf426bb8-b320-4321-8545-1b784a5df3a4 \
  --enforcement-mode DoNotEnforce # finding
