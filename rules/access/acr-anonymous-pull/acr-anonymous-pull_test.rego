package rules.access["acr-anonymous-pull_test"]

import data.rules.access["acr-anonymous-pull"] as rule

test_anonymous_pull_is_found if _paths(true) == {["properties", "anonymousPullEnabled"]}

test_no_anonymous_pull_is_clean if {
	every enabled in [false, null, "true", {"unknown": "$ANONYMOUS"}] {
		_paths(enabled) == set()
	}
}

test_nothing_is_clean if {
	count(rule.findings) == 0 with input as {"type": "Microsoft.ContainerRegistry/registries"}
	count(rule.findings) == 0 with input as {"properties": {"anonymousPullEnabled": true}}
}

_paths(enabled) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as {
		"type": "Microsoft.ContainerRegistry/registries",
		"properties": {"anonymousPullEnabled": enabled},
	}
}
