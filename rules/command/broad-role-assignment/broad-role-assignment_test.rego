package rules.command["broad-role-assignment_test"]

import data.rules.command["broad-role-assignment"] as rule

test_broad_roles_on_a_subscription_are_found if {
	every role in [
		"Owner", "contributor", "User Access Administrator", "Role Based Access Control Administrator",
		"b24988ac-6180-42a0-ab88-20f7382dd24c",
		"/providers/Microsoft.Authorization/roleDefinitions/8E3AF657-A8FF-443C-A75C-2FE8C4BCB635",
	] {
		_paths([_flag("--role", [role]), _flag("--scope", [_subscription])]) == {["flags", 0, "values", 0]}
	}
}

test_wide_scopes_are_found if {
	every scope in [
		_subscription, concat("", [_subscription, "/"]), "subscriptions/1", "/",
		"/providers/Microsoft.Management/managementGroups/root",
	] {
		count(_paths([_flag("--role", ["Owner"]), _flag("--scope", [scope])])) == 1
	}
}

test_narrow_scopes_are_clean if {
	every scope in [
		"/subscriptions/1/resourceGroups/rg", "/subscriptions/1/resourceGroups/rg/providers/a/b/c",
		{"unknown": "/subscriptions/$SUBSCRIPTION"}, "",
	] {
		_paths([_flag("--role", ["Owner"]), _flag("--scope", [scope])]) == set()
	}
}

test_no_scope_is_found if _paths([_flag("--role", ["Owner"])]) == {["flags", 0, "values", 0]}

test_resource_group_is_clean if _paths([_flag("--role", ["Owner"]), _flag("--resource-group", ["rg"])]) == set()

test_what_an_open_command_lacks_is_not_known if {
	command := {"command": "role assignment create", "open": true, "flags": [_flag("--role", ["Owner"])]}
	count(rule.findings) == 0 with input as command with data.parameters as _parameters([])
}

test_narrow_or_unknown_roles_are_clean if {
	every role in ["Reader", "AcrPull", {"unknown": "$ROLE"}, "", "Key Vault Contributor"] {
		_paths([_flag("--role", [role]), _flag("--scope", [_subscription])]) == set()
	}
}

test_roles_are_a_parameter if {
	flags := [_flag("--role", ["network contributor"]), _flag("--scope", [_subscription])]
	command := {"command": "role assignment create", "open": false, "flags": flags}
	count(rule.findings) == 1 with input as command with data.parameters as _parameters(["Network Contributor"])
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_subscription := "/subscriptions/00000000-0000-0000-0000-000000000000"

_parameters(roles) := {"broad-role-assignment": {"extraRoles": roles}}

_flag(name, values) := {"name": name, "values": values}

_paths(flags) := {finding.path | some finding in findings} if {
	command := {"command": "role assignment create", "open": false, "flags": flags}
	findings := rule.findings with input as command with data.parameters as _parameters([])
}
