# METADATA
# title: Role for data on a whole subscription
# description: |
#   The role opens the data of every key vault, storage account or cluster in the subscription, including those that are
#   created later. If the principal is compromised, so is all of it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/role-based-access-control/best-practices
#     description: Best practices for Azure RBAC
#   - ref: https://learn.microsoft.com/azure/key-vault/general/rbac-guide
#     description: Provide access to Key Vault with Azure RBAC
# custom:
#   score: 7.5
#   groups: [hardening, identity, recommended]
#   parameters:
#     extraRoles:
#       type: array
#       items: {type: string}
#       default: []
#       description: names of further roles that open data
#   fix: |
#     Assign the role on the vault, account or cluster that needs it:
#
#     - az: `--scope` with the ID of the resource
#     - Terraform: `scope = azurerm_key_vault.NAME.id`
#     - ARM: the resource as `scope`
package rules.access["broad-data-role"]

import data.parameters["broad-data-role"] as parameters
import data.rules.lib.azureid
import data.rules.lib.resource
import data.rules.lib.values

findings contains finding if {
	resource.type == "Microsoft.Authorization/roleAssignments"
	role := azureid.role(input.properties.roleDefinitionId)
	values.listed(role, array.concat(_data, parameters.extraRoles))
	finding := {
		"path": ["properties", "roleDefinitionId"],
		"message": sprintf("the role %s opens the data in %s", [role, _reach[resource.level]]),
	}
}

_data := [
	"Azure Event Hubs Data Owner",
	"Azure Kubernetes Service RBAC Admin",
	"Azure Kubernetes Service RBAC Writer",
	"Azure Service Bus Data Owner",
	"Key Vault Administrator",
	"Key Vault Certificates Officer",
	"Key Vault Crypto Officer",
	"Key Vault Secrets Officer",
	"Key Vault Secrets User",
	"Storage Blob Data Contributor",
	"Storage Blob Data Owner",
	"Storage Blob Data Reader",
]

_reach := {
	"managementGroup": "a whole management group",
	"subscription": "the whole subscription",
	"tenant": "the whole tenant",
}
