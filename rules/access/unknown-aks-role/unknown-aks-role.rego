# METADATA
# title: AKS role that does not exist
# description: |
#   Azure refuses to assign a role that it does not know, so the deployment fails, or whoever needs the role goes
#   without it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/containers
#     description: Azure built-in roles for Containers
#   - ref: https://learn.microsoft.com/azure/aks/manage-azure-rbac
#     description: Use Azure RBAC for Kubernetes Authorization
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   parameters:
#     customRoles:
#       type: array
#       items: {type: string}
#       default: []
#       description: names of your own roles that begin with "Azure Kubernetes Service"
#   fix: |
#     Name a role that exists, such as Azure Kubernetes Service RBAC Reader:
#
#     - az: `--role "Azure Kubernetes Service RBAC Reader"`
#     - Terraform: `role_definition_name = "Azure Kubernetes Service RBAC Reader"`
#     - ARM: in `properties.roleDefinitionId`, the ID of the role, `7f6c6a51-bcf8-42ba-9220-52d62157d7db`
package rules.access["unknown-aks-role"]

import data.parameters["unknown-aks-role"] as parameters
import data.rules.lib.azureid
import data.rules.lib.resource
import data.rules.lib.values

findings contains finding if {
	resource.type == "Microsoft.Authorization/roleAssignments"
	parts := split(azureid.written(input.properties.roleDefinitionId), "/")
	role := parts[count(parts) - 1]
	regex.match(`(?i)^azure kubernetes service [a-z -]+$`, role)
	not values.listed(role, azureid.aks_roles)
	not values.listed(role, parameters.customRoles)
	finding := {
		"path": ["properties", "roleDefinitionId"],
		"message": sprintf("there is no role %q%s", [role, _meant(role)]),
	}
}

_meant(role) := sprintf(": did you mean %q?", [known]) if {
	some known in azureid.aks_roles
	lower(known) in _similar(lower(role))
} else := ""

_similar(role) := {
	replace(role, "viewer", "reader"),
	replace(role, "editor", "writer"),
	trim_suffix(role, " role"),
	concat("", [role, " role"]),
}
