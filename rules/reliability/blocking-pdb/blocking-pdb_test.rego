package rules.reliability["blocking-pdb_test"]

import data.rules.reliability["blocking-pdb"] as rule

test_budget_that_blocks_is_found if {
	every bound in [0, "0%", "00%"] {
		message := sprintf("maxUnavailable %v lets no pod be evicted", [bound])
		_found({"maxUnavailable": bound}) == {["spec", "maxUnavailable"]: message}
	}
}

test_budget_that_keeps_all_is_found if {
	_found({"minAvailable": "100%"}) == {["spec", "minAvailable"]: "minAvailable 100% lets no pod be evicted"}
}

test_other_budgets_are_clean if {
	every bound in [1, 2, "1%", "10%", "50%", "100", "", null, {"unknown": "$BOUND"}] {
		_found({"maxUnavailable": bound}) == {}
		_found({"minAvailable": bound}) == {}
	}
}

test_all_or_none_is_clean if {
	every spec in [{"maxUnavailable": "100%"}, {"minAvailable": 0}] {
		_found(spec) == {}
	}
}

test_other_kinds_are_clean if {
	count(rule.findings) == 0 with input as {"kind": "Deployment", "spec": {"maxUnavailable": 0}}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_pdb(spec) := {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "spec": spec}

_found(spec) := {finding.path: finding.message | some finding in findings} if {
	findings := rule.findings with input as _pdb(spec)
}
