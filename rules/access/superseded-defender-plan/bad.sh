#!/usr/bin/env bash
set -euo pipefail

az security pricing create --name KubernetesService --tier standard # finding
