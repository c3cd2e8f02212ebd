package rules.access["broad-data-role_test"]

import data.parameters["broad-data-role"] as parameters
import data.rules.access["broad-data-role"] as rule

test_data_role_on_a_wide_scope_is_found if {
	every scope, reach in {
		"/": "the whole tenant",
		"/providers/Microsoft.Management/managementGroups/root": "a whole management group",
		"/subscriptions/1": "the whole subscription",
	} {
		message := sprintf("the role Key Vault Administrator opens the data in %s", [reach])
		_messages("00482a5a-887f-4fb3-b363-3b7fe8e74483", scope) == {message}
		_messages("Key Vault Administrator", scope) == {message}
	}
}

test_narrow_scope_is_clean if {
	every scope in ["/subscriptions/1/resourceGroups/rg", {"unknown": "$SCOPE"}] {
		_messages("Key Vault Administrator", scope) == set()
	}
}

test_other_roles_are_clean if {
	every role in ["Reader", "Key Vault Reader", {"unknown": "$ROLE"}, null] {
		_messages(role, "/subscriptions/1") == set()
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

test_roles_are_a_parameter if {
	assignment := _assignment("Cosmos DB Operator", "/subscriptions/1")
	count(rule.findings) == 1 with input as assignment with parameters.extraRoles as ["cosmos db operator"]
}

_assignment(role, scope) := {
	"type": "Microsoft.Authorization/roleAssignments",
	"properties": {"roleDefinitionId": role},
	"scope": scope,
}

_messages(role, scope) := {finding.message | some finding in findings} if {
	findings := rule.findings with input as _assignment(role, scope)
}
