package rules.reliability["invalid-pdb_test"]

import data.rules.reliability["invalid-pdb"] as rule

test_neither_is_found if {
	every spec in [{}, {"minAvailable": null}, {"selector": {}}, null] {
		_found(spec) == {["spec", "maxUnavailable"]: "the budget has neither minAvailable nor maxUnavailable"}
	}
}

test_no_spec_is_found if count(rule.findings) == 1 with input as {"kind": "PodDisruptionBudget"}

test_both_are_found if {
	message := "the budget has both minAvailable and maxUnavailable"
	_found({"minAvailable": 1, "maxUnavailable": 0}) == {["spec", "maxUnavailable"]: message}
}

test_one_is_clean if {
	every spec in [
		{"minAvailable": 1}, {"maxUnavailable": 0}, {"minAvailable": 1, "maxUnavailable": null},
		{"maxUnavailable": {"unknown": "$BOUND"}}, {"unknown": "$SPEC"},
	] {
		_found(spec) == {}
	}
}

test_other_kinds_are_clean if count(rule.findings) == 0 with input as {"kind": "Deployment", "spec": {}}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_pdb(spec) := {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "spec": spec}

_found(spec) := {finding.path: finding.message | some finding in findings} if {
	findings := rule.findings with input as _pdb(spec)
}
