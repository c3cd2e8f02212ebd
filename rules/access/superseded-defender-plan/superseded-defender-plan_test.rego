package rules.access["superseded-defender-plan_test"]

import data.rules.access["superseded-defender-plan"] as rule

test_superseded_plan_is_found if {
	every plan in ["KubernetesService", "containerregistry"] {
		_paths(plan, "standard") == {["name"]}
		_paths(plan, "Standard") == {["name"]}
	}
}

test_plan_that_is_off_or_unknown_is_clean if {
	every tier in ["free", "Free", {"unknown": "$TIER"}, "", null] {
		_paths("KubernetesService", tier) == set()
	}
}

test_other_or_unknown_plans_are_clean if {
	every plan in ["Containers", "VirtualMachines", {"unknown": "$PLAN"}, null] {
		_paths(plan, "standard") == set()
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_paths(plan, tier) := {finding.path | some finding in findings} if {
	pricing := {"type": "Microsoft.Security/pricings", "name": plan, "properties": {"pricingTier": tier}}
	findings := rule.findings with input as pricing
}
