# METADATA
# title: Azure IDs
# description: What the ID of a resource in Azure says by itself.
package rules.lib.azureid

# METADATA
# description: |
#   which level a scope is: tenant, managementGroup, subscription or resourceGroup. Undefined if it is narrower, or not
#   known.
level(scope) := name if {
	some name, pattern in _levels
	regex.match(pattern, lower(scope))
}

_levels := {
	"managementGroup": `^/?providers/microsoft\.management/managementgroups/[^/]+/?$`,
	"resourceGroup": `^/?subscriptions/[^/]+/resourcegroups/[^/]+/?$`,
	"subscription": `^/?subscriptions/[^/]+/?$`,
	"tenant": `^/$`,
}

# METADATA
# description: the name of the role that an ID stands for, if it is a known one; otherwise what was given, as a name is
role(id) := object.get(_roles, parts[count(parts) - 1], id) if parts := split(lower(id), "/")

# https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
_roles := {
	"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
	"8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
	"b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
	"f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
}
