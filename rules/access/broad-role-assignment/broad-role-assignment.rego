# METADATA
# title: Owner- or Contributor-level role on a subscription
# description: |
#   A principal with such a role on a subscription or management group can change or take over everything in it. If a
#   pipeline or cluster that needs only one resource group is compromised, so is all the rest.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/role-based-access-control/best-practices
#     description: Best practices for Azure RBAC
#   - ref: https://learn.microsoft.com/cli/azure/role/assignment#az-role-assignment-create
#     description: az role assignment create
# custom:
#   score: 9.0
#   groups: [hardening, identity, recommended]
#   parameters:
#     extraRoles:
#       type: array
#       items: {type: string}
#       default: []
#       description: names or IDs of further roles that are too broad for a subscription
#   fix: |
#     Assign a narrower role, or the same role on the resource group or resource that needs it:
#
#     - az: `--role`, and `--scope /subscriptions/ID/resourceGroups/NAME`
#     - Terraform: `role_definition_name`, and `scope = azurerm_resource_group.NAME.id`
#     - ARM: `properties.roleDefinitionId`, and a deployment to the resource group, or `scope`
package rules.access["broad-role-assignment"]

import data.parameters["broad-role-assignment"] as parameters
import data.rules.lib.azureid
import data.rules.lib.resource
import data.rules.lib.values

findings contains finding if {
	resource.type == "Microsoft.Authorization/roleAssignments"
	role := azureid.role(input.properties.roleDefinitionId)
	values.listed(role, array.concat(_broad, parameters.extraRoles))
	finding := {
		"path": ["properties", "roleDefinitionId"],
		"message": sprintf("the role %s covers %s", [role, _reach[resource.level]]),
	}
}

_broad := ["Owner", "Contributor", "User Access Administrator", "Role Based Access Control Administrator"]

_reach := {
	"managementGroup": "a whole management group",
	"subscription": "the whole subscription",
	"tenant": "the whole tenant",
}
