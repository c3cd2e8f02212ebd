package rules.command["repeated-flag_test"]

import data.rules.command["repeated-flag"] as rule

test_repetition_is_found if {
	_findings(_flag({"as": "-f", "repeated": true})) == {{
		"path": ["flags", 0],
		"message": "az ignores this -f because it is given again",
	}}
}

test_others_are_clean if {
	_clean(_flag({}))
	_clean(_flag({"repeated": false}))
	_clean({"unknown": "$X"})
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_flag(changes) := object.union({"name": "--flag", "as": "--flag", "values": []}, changes)

_clean(flag) if count(_findings(flag)) == 0

_findings(flag) := findings if {
	command := {"command": "aks create", "words": "az aks create", "version": "azure-cli 2.89.1", "flags": [flag]}
	findings := rule.findings with input as command
}
