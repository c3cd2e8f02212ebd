#!/usr/bin/env bash
set -euo pipefail

az role assignment create --assignee "$KUBELET_ID" --scope "$ACR_ID" --role AcrPull

az role assignment create --assignee "$PIPELINE_ID" --scope "$ACR_ID" --role AcrPush
