package rules.command["abbreviated-flag_test"]

import data.rules.command["abbreviated-flag"] as rule

test_abbreviation_is_found if {
	_findings(_flag({"name": "--flags", "abbreviated": true})) == {{
		"path": ["flags", 0],
		"message": "--flag is short for --flags (azure-cli 2.89.1), but only until another flag starts the same way",
	}}
}

test_alias_is_clean if _clean(_flag({"as": "-f"}))

test_others_are_clean if {
	_clean(_flag({}))
	_clean(_flag({"abbreviated": false}))
	_clean({"unknown": "$X"})
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_flag(changes) := object.union({"name": "--flag", "as": "--flag", "values": []}, changes)

_clean(flag) if count(_findings(flag)) == 0

_findings(flag) := findings if {
	command := {"command": "aks create", "words": "az aks create", "version": "azure-cli 2.89.1", "flags": [flag]}
	findings := rule.findings with input as command
}
