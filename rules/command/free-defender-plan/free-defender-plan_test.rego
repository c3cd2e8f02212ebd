package rules.command["free-defender-plan_test"]

import data.rules.command["free-defender-plan"] as rule

test_free_tier_is_found if {
	every tier in ["free", "Free"] {
		_paths([_flag("--name", ["Containers"]), _flag("--tier", [tier])]) == {["flags", 1, "values", 0]}
	}
}

test_superseded_plan_is_found if {
	every plan in ["KubernetesService", "containerregistry"] {
		_paths([_flag("--tier", ["standard"]), _flag("--name", [plan])]) == {["flags", 1, "values", 0]}
	}
}

test_standard_or_unknown_is_clean if {
	every tier in ["standard", {"unknown": "$TIER"}, ""] {
		_paths([_flag("--name", ["Containers"]), _flag("--tier", [tier])]) == set()
	}
}

test_other_or_unknown_plans_are_clean if {
	_paths([_flag("--tier", ["free"])]) == set()
	every plan in ["VirtualMachines", {"unknown": "$PLAN"}] {
		_paths([_flag("--name", [plan]), _flag("--tier", ["free"])]) == set()
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_flag(name, values) := {"name": name, "values": values}

_paths(flags) := {finding.path | some finding in findings} if {
	command := {"command": "security pricing create", "open": false, "flags": flags}
	findings := rule.findings with input as command
}
