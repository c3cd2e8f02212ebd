package rules.access["broad-role-assignment_test"]

import data.parameters["broad-role-assignment"] as parameters
import data.rules.access["broad-role-assignment"] as rule

test_broad_roles_on_a_subscription_are_found if {
	every role in [
		"Owner", "contributor", "User Access Administrator", "Role Based Access Control Administrator",
		"b24988ac-6180-42a0-ab88-20f7382dd24c",
		"/providers/Microsoft.Authorization/roleDefinitions/8E3AF657-A8FF-443C-A75C-2FE8C4BCB635",
	] {
		_found(role, {"scope": _subscription})
	}
}

test_wide_scopes_are_found if {
	every scope in [
		_subscription, concat("", [_subscription, "/"]), "subscriptions/1", "/", "/Subscriptions/{subscription}",
		"/providers/Microsoft.Management/managementGroups/root",
	] {
		_found("Owner", {"scope": scope})
	}
}

test_narrow_scopes_are_clean if {
	every scope in [
		"/subscriptions/1/resourceGroups/rg", "/subscriptions/1/resourceGroups/rg/providers/a/b/c",
		{"unknown": "$SCOPE"}, "",
	] {
		not _found("Owner", {"scope": scope})
	}
}

test_no_scope_of_az_is_found if _found("Owner", {"_akslint": {"source": "az", "open": false}})

test_a_resource_group_is_clean if {
	not _found("Owner", {"_akslint": {"source": "az", "open": false}, "resourceGroup": "rg"})
}

test_what_an_open_command_lacks_is_not_known if not _found("Owner", {"_akslint": {"source": "az", "open": true}})

test_no_scope_of_a_template_is_what_it_deploys_to if {
	not _found("Owner", {"_akslint": {"source": "arm", "open": false, "deployed": "resourceGroup"}})
	every level in ["subscription", "managementGroup", "tenant"] {
		_found("Owner", {"_akslint": {"source": "arm", "open": false, "deployed": level}})
	}
}

test_narrow_or_unknown_roles_are_clean if {
	every role in ["Reader", "AcrPull", {"unknown": "$ROLE"}, "", "Key Vault Contributor"] {
		not _found(role, {"scope": _subscription})
	}
}

test_roles_are_a_parameter if {
	assignment := _assignment("network contributor", {"scope": _subscription})
	count(rule.findings) == 1 with input as assignment with parameters.extraRoles as ["Network Contributor"]
}

test_other_resources_are_clean if {
	other := object.union(_assignment("Owner", {"scope": _subscription}), {"type": "Microsoft.Authorization/locks"})
	count(rule.findings) == 0 with input as other
	count(rule.findings) == 0 with input as {}
}

_subscription := "/subscriptions/00000000-0000-0000-0000-000000000000"

_assignment(role, more) := object.union(
	{"type": "Microsoft.Authorization/roleAssignments", "properties": {"roleDefinitionId": role}},
	more,
)

_found(role, more) if {
	findings := rule.findings with input as _assignment(role, more)
	{finding.path | some finding in findings} == {["properties", "roleDefinitionId"]}
}
