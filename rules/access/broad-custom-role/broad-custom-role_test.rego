package rules.access["broad-custom-role_test"]

import data.rules.access["broad-custom-role"] as rule

test_broad_actions_are_found if {
	every action, power in {
		"*": "allows every operation",
		"*/action": _fetch,
		"*/write": _assign,
		"Microsoft.Authorization/*": _assign,
		"Microsoft.Authorization/roleAssignments/write": _assign,
		"Microsoft.ContainerService/*": _fetch,
		"Microsoft.ContainerService/managedClusters/*": _fetch,
		"Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action": _fetch,
	} {
		_found({"actions": ["Microsoft.Resources/subscriptions/read", action]}) == {{
			"path": ["properties", "permissions", 0, "actions", 1],
			"message": sprintf("%q %s", [action, power]),
		}}
	}
}

test_broad_data_actions_are_found if {
	every action, power in {
		"*": "allows every operation",
		"Microsoft.ContainerService/managedClusters/*": "allows everything in a cluster",
	} {
		_found({"dataActions": [action]}) == {{
			"path": ["properties", "permissions", 0, "dataActions", 0],
			"message": sprintf("%q %s", [action, power]),
		}}
	}
}

test_narrow_actions_are_clean if {
	every action in [
		"*/read", "Microsoft.ContainerService/managedClusters/read", "Microsoft.ContainerService/managedClusters/*/read",
		"Microsoft.Authorization/*/read", "Microsoft.Compute/*", {"unknown": "$ACTION"}, "", null,
	] {
		_found({"actions": [action], "dataActions": [action]}) == set()
	}
}

test_what_is_taken_away_is_clean if {
	_found({"actions": ["Microsoft.Authorization/*"], "notActions": ["Microsoft.Authorization/*/Write"]}) == set()
	every not_actions in [["Microsoft.Compute/*"], [], null, {"unknown": "$NOT"}] {
		count(_found({"actions": ["Microsoft.Authorization/*"], "notActions": not_actions})) == 1
	}
}

test_wide_scopes_are_found if {
	scopes := ["/subscriptions/1", "/", "/providers/Microsoft.Management/managementGroups/root", {"unknown": "$SCOPE"}]
	findings := rule.findings with input as _definition({"assignableScopes": scopes})
	{finding.path: finding.message | some finding in findings} == {
		["properties", "assignableScopes", 1]: "the role can be assigned in the whole tenant",
		["properties", "assignableScopes", 2]: "the role can be assigned in a whole management group",
	}
}

test_nothing_is_clean if {
	every properties in [{}, {"permissions": null, "assignableScopes": {"unknown": "$S"}}, {"unknown": "role.json"}] {
		count(rule.findings) == 0 with input as _definition(properties)
	}
}

test_other_resources_are_clean if {
	properties := {"permissions": [{"actions": ["*"]}], "assignableScopes": ["/"]}
	count(rule.findings) == 0 with input.properties as properties
}

_assign := "lets its holder assign roles"

_fetch := "lets its holder fetch the kubeconfig of the cluster administrator"

_definition(properties) := {"type": "Microsoft.Authorization/roleDefinitions", "properties": properties}

_found(permission) := findings if {
	findings := rule.findings with input as _definition({"permissions": [permission]})
}
