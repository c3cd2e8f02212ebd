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
package rules.command["broad-role-assignment"]

findings contains finding if {
	input.command == "role assignment create"
	some i, flag in input.flags
	flag.name == "--role"
	role := _role(flag.values[0])
	some scope in _scopes
	finding := {
		"path": ["flags", i, "values", 0],
		"message": sprintf("the role %s reaches %s", [role, scope]),
	}
}

_scopes contains place if {
	some flag in input.flags
	flag.name == "--scope"
	place := _wide(lower(flag.values[0]))
}

# Without a scope, az took the subscription until it made the flag required.
_scopes contains "the whole subscription" if {
	input.open == false
	not _narrowed
}

_narrowed if {
	some flag in input.flags
	flag.name in {"--scope", "--resource-group"}
}

_wide(scope) := "the whole subscription" if regex.match(`^/?subscriptions/[^/]+/?$`, scope)

_wide(scope) := "a whole management group" if {
	regex.match(`^/?providers/microsoft\.management/managementgroups/[^/]+/?$`, scope)
}

_wide("/") := "the whole tenant"

# A role is given by its name, its id, or the path of its definition.
_role(value) := name if {
	parts := split(lower(value), "/")
	name := object.get(_names, parts[count(parts) - 1], value)
	some broad in array.concat(_broad, data.parameters["broad-role-assignment"].extraRoles)
	lower(broad) == lower(name)
}

_broad := ["Owner", "Contributor", "User Access Administrator", "Role Based Access Control Administrator"]

_names := {
	"8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
	"b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
	"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
	"f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
}
