package rules.command["flag-without-value_test"]

import data.rules.command["flag-without-value"] as rule

test_flag_without_value_is_found if {
	_findings([{"as": "-g"}, {"as": "-n", "empty": true}]) == {{
		"path": ["flags", 1],
		"message": "-n needs a value (azure-cli 2.91.0)",
	}}
}

test_other_flags_are_clean if {
	_findings([{"as": "--no-wait", "values": []}, {"as": "-n", "values": [""]}]) == set()
	count(rule.findings) == 0 with input as {}
}

_findings(flags) := findings if {
	findings := rule.findings with input as {"version": "azure-cli 2.91.0", "flags": flags}
}
