#!/usr/bin/env bash
set -euo pipefail

az acr config content-trust update --registry acrshop --status disabled
