package rules.access["acr-admin-user_test"]

import data.rules.access["acr-admin-user"] as rule

test_admin_user_is_found if _paths(true) == {["properties", "adminUserEnabled"]}

test_no_admin_user_is_clean if {
	every enabled in [false, null, "true", {"unknown": "$ADMIN"}] {
		_paths(enabled) == set()
	}
}

test_nothing_is_clean if {
	count(rule.findings) == 0 with input as {"type": "Microsoft.ContainerRegistry/registries"}
	count(rule.findings) == 0 with input as {"properties": {"adminUserEnabled": true}}
}

_paths(enabled) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as {
		"type": "Microsoft.ContainerRegistry/registries",
		"properties": {"adminUserEnabled": enabled},
	}
}
