# METADATA
# title: More than the right to pull from a registry
# description: |
#   A cluster only pulls images. If it can also push them, whoever takes over a node can replace the images that every
#   cluster runs; so can a user who skips the pipeline.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/cluster-container-registry-integration
#     description: Authenticate with Azure Container Registry from AKS
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview
#     description: Azure Container Registry permissions and role assignments overview
# custom:
#   score: 5.5
#   groups: [cis-aks, hardening, recommended]
#   references:
#     cisAks: [5.1.2, 5.1.3]
#   fix: |
#     Give the cluster AcrPull, and let only pipelines push:
#
#     - az: `--role AcrPull`, or `az aks update --attach-acr NAME`
#     - Terraform: `role_definition_name = "AcrPull"`
#     - ARM: in `properties.roleDefinitionId`, the ID of AcrPull, `7f951dda-4ed3-4680-a7ca-43fe172d538d`
package rules.access["broad-acr-role"]

import data.rules.lib.azureid
import data.rules.lib.resource
import data.rules.lib.values

findings contains finding if {
	resource.type == "Microsoft.Authorization/roleAssignments"
	role := azureid.role(input.properties.roleDefinitionId)
	_on_a_registry(role)
	finding := {
		"path": ["properties", "roleDefinitionId"],
		"message": sprintf("%s has the role %s on a registry, which allows more than to pull images", [_principal, role]),
	}
}

_on_a_registry(role) if values.listed(role, _push)

_on_a_registry(role) if {
	values.listed(role, ["Contributor", "Owner"])
	regex.match(_registry, azureid.written(input.scope))
}

_push := [
	"AcrDelete",
	"AcrPush",
	"Container Registry Repository Contributor",
	"Container Registry Repository Writer",
]

_registry := `(?i)/microsoft\.containerregistry/registries/[^/]+/?$|azurerm_container_registry\.[^/]+\.id\}?$`

_principal := "a user" if {
	resource.to_user
} else := "the cluster" if {
	regex.match(`(?i)kubelet|azurerm_kubernetes_cluster\.`, azureid.written(input.properties.principalId))
}
