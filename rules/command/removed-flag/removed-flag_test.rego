package rules.command["removed-flag_test"]

import data.rules.command["removed-flag"] as rule

test_removed_is_found if {
	_findings(_flag({"status": "removed"})) == {{
		"path": ["flags", 0],
		"message": "--flag was removed from az aks create (azure-cli 2.89.1)",
	}}
}

test_replacement_is_named if {
	some finding in _findings(_flag({"status": "removed", "replacement": "--other"}))
	endswith(finding.message, ": use --other")
}

test_other_flags_are_clean if {
	_clean(_flag({}))
	_clean(_flag({"preview": "az"}))
	_clean(_flag({"status": "deprecated"}))
	_clean({"unknown": "$X"})
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_flag(changes) := object.union({"name": "--flag", "as": "--flag", "values": []}, changes)

_clean(flag) if count(_findings(flag)) == 0

_findings(flag) := findings if {
	command := {"command": "aks create", "words": "az aks create", "version": "azure-cli 2.89.1", "flags": [flag]}
	findings := rule.findings with input as command
}
