#!/usr/bin/env bash
set -euo pipefail

az security pricing create --name Containers --tier standard

az security pricing create --name VirtualMachines --tier free
