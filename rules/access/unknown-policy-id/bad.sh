#!/usr/bin/env bash
set -euo pipefail

az policy assignment create --name pod-security --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --policy a8640138-9b0a-4a28-b8cb-1666c838647d # finding

az policy assignment create --name no-privilege --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --policy-set-definition 95edb821-ddaf-4404-9732-666045e056b4 # finding

az policy assignment create --name ports --scope /subscriptions/00000000-0000-0000-0000-000000000000 \
  --policy 440b515e-a580-421e-abeb-b159a61ddcbc # finding
