#!/usr/bin/env bash
# Who may do what around the shop's cluster, with five mistakes.
set -euo pipefail

az role assignment create --assignee-object-id "$PIPELINE_ID" --assignee-principal-type ServicePrincipal \
  --role Owner --scope "/subscriptions/$SUBSCRIPTION_ID"
az role assignment create --assignee-object-id "$KUBELET_ID" --role AcrPull --scope "$REGISTRY_ID"

az identity federated-credential create --name web --identity-name shop --resource-group rg-shop \
  --issuer "$ISSUER" --subject system:serviceaccount:shop \
  --audiences api://AzureAdTokenExchange

az security pricing create --name Containers --tier free
az security pricing create --name KubernetesService --tier standard
