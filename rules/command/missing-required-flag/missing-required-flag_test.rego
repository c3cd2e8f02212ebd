package rules.command["missing-required-flag_test"]

import data.rules.command["missing-required-flag"] as rule

test_each_missing_flag_is_found if {
	_findings(["--name", "--node-count"]) == {
		{"path": ["missing", 0], "message": "az aks scale requires --name (azure-cli 2.91.0)"},
		{"path": ["missing", 1], "message": "az aks scale requires --node-count (azure-cli 2.91.0)"},
	}
}

test_nothing_is_clean if {
	_findings([]) == set()
	count(rule.findings) == 0 with input as {}
}

_findings(missing) := findings if {
	command := {"words": "az aks scale", "version": "azure-cli 2.91.0", "missing": missing}
	findings := rule.findings with input as command
}
