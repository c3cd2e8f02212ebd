package rules.command["conflicting-flags_test"]

import data.rules.command["conflicting-flags"] as rule

test_what_a_flag_needs_is_found if {
	needs := [{"flag": "--min-count", "other": "--a or --b"}, {"flag": "--min-count", "other": "--c"}]
	_findings([_flag("--name", {}), _flag("--min-count", {"needs": needs})]) == {
		{"path": ["flags", 1], "message": "--min-count needs --a or --b (azure-cli 2.91.0)"},
		{"path": ["flags", 1], "message": "--min-count needs --c (azure-cli 2.91.0)"},
	}
}

test_what_a_flag_excludes_is_found if {
	conflicts := [{"flag": "--load-balancer-sku basic", "other": "--outbound-type"}]
	_findings([_flag("--load-balancer-sku", {"conflicts": conflicts})]) == {{
		"path": ["flags", 0],
		"message": "--load-balancer-sku basic and --outbound-type exclude each other (azure-cli 2.91.0)",
	}}
}

test_nothing_is_clean if {
	count(_findings([_flag("--name", {})])) == 0
	count(rule.findings) == 0 with input as {}
}

_flag(name, marks) := object.union({"name": name, "values": []}, marks)

_findings(flags) := findings if {
	findings := rule.findings with input as {"version": "azure-cli 2.91.0", "flags": flags}
}
