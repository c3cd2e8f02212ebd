#!/usr/bin/env bash
set -euo pipefail

az policy assignment create --name image-integrity --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --policy-set-definition af28bf8b-c669-4dd3-9137-1e68fdc61bd6 \
  --params '{"effect": {"value": "Audit"}}'
