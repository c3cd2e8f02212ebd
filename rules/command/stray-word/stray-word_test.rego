package rules.command["stray-word_test"]

import data.rules.command["stray-word"] as rule

test_word_is_found if {
	_findings(false, ["monitoring"]) == {{
		"path": ["extra", 0],
		"message": "\"monitoring\" belongs to no flag of az aks create (azure-cli 2.89.1)",
	}}
}

test_several_are_one_finding if {
	_findings(false, ["–n", "x", "a", {"unknown": "$X"}, "b", "c"]) == {{
		"path": ["extra", 2],
		"message": "\"a\" and 2 more belong to no flag of az aks create (azure-cli 2.89.1)",
	}}
}

test_open_command_is_clean if count(_findings(true, ["monitoring", "..."])) == 0

test_dashes_are_clean if {
	count(_findings(false, ["–-name", "--tier"])) == 0
	{finding.path | some finding in _findings(false, ["–n", "a", "b"])} == {["extra", 2]}
}

test_nothing_is_clean if {
	count(rule.findings) == 0 with input as {}
	count(_findings(false, [])) == 0
}

_findings(open, words) := findings if {
	command := {"words": "az aks create", "version": "azure-cli 2.89.1", "open": open, "extra": words}
	findings := rule.findings with input as command
}
