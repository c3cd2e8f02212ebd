package rules.access["free-defender-plan_test"]

import data.rules.access["free-defender-plan"] as rule

test_free_tier_is_found if {
	every tier in ["free", "Free"] {
		_paths("Containers", tier) == {["properties", "pricingTier"]}
	}
}

test_standard_or_unknown_is_clean if {
	every tier in ["standard", {"unknown": "$TIER"}, "", null] {
		_paths("Containers", tier) == set()
	}
}

test_other_or_unknown_plans_are_clean if {
	every plan in ["VirtualMachines", "KubernetesService", {"unknown": "$PLAN"}, null] {
		_paths(plan, "free") == set()
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_paths(plan, tier) := {finding.path | some finding in findings} if {
	pricing := {"type": "Microsoft.Security/pricings", "name": plan, "properties": {"pricingTier": tier}}
	findings := rule.findings with input as pricing
}
