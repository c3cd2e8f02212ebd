package rules.command["invalid-flag-value_test"]

import data.rules.command["invalid-flag-value"] as rule

test_other_value_is_found if {
	_findings(_flag({"values": ["gold"], "choices": ["free", "standard"]})) == {{
		"path": ["flags", 0, "values", 0],
		"message": "--flag accepts [\"free\", \"standard\"], not \"gold\" (azure-cli 2.89.1)",
	}}
}

test_one_of_several_is_found if {
	findings := _findings(_flag({"values": ["a", "c", "B"], "choices": ["a", "b"]}))
	{finding.path | some finding in findings} == {["flags", 0, "values", 1]}
}

test_switch_with_a_value_is_found if {
	_findings(_flag({"values": ["true"], "switch": true})) == {{
		"path": ["flags", 0],
		"message": "--flag is a switch and takes no value (azure-cli 2.89.1)",
	}}
}

test_choice_is_clean_in_any_case if _clean(_flag({"values": ["FREE"], "choices": ["free", "standard"]}))

test_unknown_or_empty_is_clean if {
	_clean(_flag({"values": [{"unknown": "$TIER"}, ""], "choices": ["free", "standard"]}))
}

test_free_values_are_clean if _clean(_flag({"values": ["gold"]}))

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_flag(changes) := object.union({"name": "--flag", "as": "--flag", "values": []}, changes)

_clean(flag) if count(_findings(flag)) == 0

_findings(flag) := findings if {
	command := {"command": "aks create", "words": "az aks create", "version": "azure-cli 2.89.1", "flags": [flag]}
	findings := rule.findings with input as command
}
