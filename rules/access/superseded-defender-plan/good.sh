#!/usr/bin/env bash
set -euo pipefail

az security pricing create --name Containers --tier standard

# Switches the old plan off.
az security pricing create --name KubernetesService --tier free
