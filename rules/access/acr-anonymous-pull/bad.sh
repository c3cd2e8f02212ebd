#!/usr/bin/env bash
set -euo pipefail

az acr update --name acrshop \
  --anonymous-pull-enabled true # finding
