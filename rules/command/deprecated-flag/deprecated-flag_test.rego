package rules.command["deprecated-flag_test"]

import data.rules.command["deprecated-flag"] as rule

test_deprecated_is_found if {
	_findings(_flag({"status": "deprecated"})) == {{
		"path": ["flags", 0],
		"message": "--flag is deprecated in az aks create (azure-cli 2.89.1)",
	}}
}

test_replacement_is_named if {
	some finding in _findings(_flag({"status": "deprecated", "replacement": "--other"}))
	endswith(finding.message, ": use --other")
}

test_other_flags_are_clean if {
	_clean(_flag({}))
	_clean(_flag({"preview": "az"}))
	_clean(_flag({"status": "removed"}))
	_clean({"unknown": "$X"})
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_flag(changes) := object.union({"name": "--flag", "as": "--flag", "values": []}, changes)

_clean(flag) if count(_findings(flag)) == 0

_findings(flag) := findings if {
	command := {"command": "aks create", "words": "az aks create", "version": "azure-cli 2.89.1", "flags": [flag]}
	findings := rule.findings with input as command
}
