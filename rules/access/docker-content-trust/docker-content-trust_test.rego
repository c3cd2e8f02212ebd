package rules.access["docker-content-trust_test"]

import data.rules.access["docker-content-trust"] as rule

test_enabled_is_found if {
	every status in ["enabled", "Enabled"] {
		_paths(status) == {["properties", "policies", "trustPolicy", "status"]}
	}
}

test_disabled_or_unknown_is_clean if {
	every status in ["disabled", null, true, {"unknown": "$STATUS"}] {
		_paths(status) == set()
	}
}

test_nothing_is_clean if {
	count(rule.findings) == 0 with input as {"type": "Microsoft.ContainerRegistry/registries"}
	count(rule.findings) == 0 with input.properties.policies.trustPolicy.status as "enabled"
}

_paths(status) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as {
		"type": "Microsoft.ContainerRegistry/registries",
		"properties": {"policies": {"trustPolicy": {"type": "Notary", "status": status}}},
	}
}
