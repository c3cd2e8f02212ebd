# METADATA
# title: Owner- or Contributor-class role on a subscription
# description: |
#   Who holds such a role on a subscription or a management group can change or take over everything in it; a pipeline
#   or a cluster that needs one resource group has far more to lose than it uses.
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
#       default: []
#       description: names or ids of more roles that are too broad for a subscription
#   fix: Assign a narrower role, or the role on the resource group or resource that needs it.
package rules.access["broad-role-assignment"]

import data.parameters["broad-role-assignment"] as parameters

findings contains finding if {
	input.type == "Microsoft.Authorization/roleAssignments"
	role := _broad(input.properties.roleDefinitionId)
	finding := {
		"path": ["properties", "roleDefinitionId"],
		"message": sprintf("the role %s reaches %s", [role, _reach]),
	}
}

_broad(id) := name if {
	parts := split(lower(id), "/")
	name := object.get(_names, parts[count(parts) - 1], id)
	some broad in array.concat(_roles, parameters.extraRoles)
	lower(broad) == lower(name)
}

_roles := ["Owner", "Contributor", "User Access Administrator", "Role Based Access Control Administrator"]

_names := {
	"8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
	"b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
	"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
	"f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
}

_reach := _levels.subscription if regex.match(`^/?subscriptions/[^/]+/?$`, lower(input.scope))

_reach := _levels.managementGroup if {
	regex.match(`^/?providers/microsoft\.management/managementgroups/[^/]+/?$`, lower(input.scope))
}

_reach := _levels.tenant if input.scope == "/"

# az takes the subscription that is signed in to.
_reach := _levels.subscription if {
	_unscoped
	_about("source") == "az"
	_about("open") == false
}

_reach := _levels[_about("deployed")] if _unscoped

_about(key) := object.get(input, ["_akslint", key], null)

_unscoped if {
	not input.scope
	not input.resourceGroup
}

_levels := {
	"managementGroup": "a whole management group",
	"subscription": "the whole subscription",
	"tenant": "the whole tenant",
}
