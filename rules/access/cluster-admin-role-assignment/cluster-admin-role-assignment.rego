# METADATA
# title: AKS cluster-admin role for a user or on many clusters
# description: |
#   Such a role can do anything in the cluster. Given to a user, nobody notices when that user no longer needs it; given
#   on a resource group or above, it covers all clusters there, now and later.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/manage-azure-rbac
#     description: Use Azure RBAC for Kubernetes Authorization
#   - ref: https://learn.microsoft.com/azure/role-based-access-control/best-practices
#     description: Best practices for Azure RBAC
# custom:
#   score: 7.2
#   groups: [hardening, identity, recommended]
#   fix: |
#     Assign the role to a group, on the one cluster that it administers:
#
#     - az: `--assignee-object-id GROUP_ID --assignee-principal-type Group`, and `--scope "$AKS_ID"`
#     - Terraform: `principal_id = azuread_group.NAME.object_id`, and `scope = azurerm_kubernetes_cluster.NAME.id`
#     - ARM: `properties.principalType: Group`, and the cluster as `scope`
package rules.access["cluster-admin-role-assignment"]

import data.rules.lib.azureid
import data.rules.lib.resource
import data.rules.lib.values

findings contains finding if {
	resource.type == "Microsoft.Authorization/roleAssignments"
	role := azureid.role(input.properties.roleDefinitionId)
	values.listed(role, _admin)
	finding := {
		"path": ["properties", "roleDefinitionId"],
		"message": sprintf("the role %s %s", [role, _fault]),
	}
}

_admin := ["Azure Kubernetes Service Cluster Admin Role", "Azure Kubernetes Service RBAC Cluster Admin"]

_fault := "is given to a user, not to a group" if {
	resource.to_user
} else := sprintf("covers every cluster in a %s", [_levels[resource.level]])

_levels := {
	"managementGroup": "management group",
	"resourceGroup": "resource group",
	"subscription": "subscription",
	"tenant": "tenant",
}
