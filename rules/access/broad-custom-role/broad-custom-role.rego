# METADATA
# title: Custom role that allows too much
# description: |
#   A wildcard allows more than it seems to, and whatever Azure adds later: to assign oneself other roles, or to fetch
#   the kubeconfig of the cluster administrator, which bypasses Entra ID.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/role-based-access-control/custom-roles
#     description: Azure custom roles
#   - ref: https://learn.microsoft.com/azure/role-based-access-control/best-practices
#     description: Best practices for Azure RBAC
# custom:
#   score: 7.5
#   groups: [hardening, identity, recommended]
#   fix: |
#     List the actions that are needed, and the subscriptions or resource groups where the role can be assigned:
#
#     - az: `Actions`, `DataActions` and `AssignableScopes` in `--role-definition`
#     - Terraform: `actions` and `data_actions` in `permissions`, and `assignable_scopes`
#     - ARM: `properties.permissions`, and `properties.assignableScopes`
package rules.access["broad-custom-role"]

import data.rules.lib.azureid
import data.rules.lib.resource

findings contains finding if {
	resource.type == "Microsoft.Authorization/roleDefinitions"
	some i, permission in input.properties.permissions
	some field in ["actions", "dataActions"]
	some j, action in permission[field]
	power := _power(field, action, permission)
	finding := {
		"path": ["properties", "permissions", i, field, j],
		"message": sprintf("%q %s", [action, power]),
	}
}

findings contains finding if {
	resource.type == "Microsoft.Authorization/roleDefinitions"
	some i, scope in input.properties.assignableScopes
	reach := _reach[azureid.level(scope)]
	finding := {
		"path": ["properties", "assignableScopes", i],
		"message": sprintf("the role can be assigned in %s", [reach]),
	}
}

_power(field, action, permission) := "allows every operation" if {
	_covers(action, "any/any/any")
} else := "lets its holder assign roles" if {
	field == "actions"
	_allows(permission, action, "microsoft.authorization/roleassignments/write")
} else := "lets its holder fetch the kubeconfig of the cluster administrator" if {
	field == "actions"
	_allows(permission, action, "microsoft.containerservice/managedclusters/listclusteradmincredential/action")
} else := "allows everything in a cluster" if {
	field == "dataActions"
	_covers(action, "microsoft.containerservice/managedclusters/any/any")
}

_allows(permission, action, operation) if {
	_covers(action, operation)
	not _removes(permission, operation)
}

_removes(permission, operation) if {
	some action in permission.notActions
	_covers(action, operation)
}

_covers(action, operation) if {
	pattern := replace(replace(lower(action), ".", `\.`), "*", ".*")
	regex.match(concat("", ["^", pattern, "$"]), operation)
}

_reach := {"managementGroup": "a whole management group", "tenant": "the whole tenant"}
