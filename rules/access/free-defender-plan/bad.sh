#!/usr/bin/env bash
set -euo pipefail

az security pricing create --name Containers \
  --tier free # finding
