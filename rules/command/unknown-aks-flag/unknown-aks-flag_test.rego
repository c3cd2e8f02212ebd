package rules.command["unknown-aks-flag_test"]

import data.rules.command["unknown-aks-flag"] as rule

test_unknown_flag_is_found if {
	_findings({"unknownFlags": [{"name": "--enable-hpa"}]}) == {{
		"path": ["unknownFlags", 0],
		"message": "az aks create has no flag \"--enable-hpa\" (azure-cli 2.89.1)",
	}}
}

test_nearest_flag_is_named if {
	some finding in _findings({"unknownFlags": [{"name": "--teir", "nearest": "--tier"}]})
	endswith(finding.message, ", did you mean \"--tier\"?")
}

test_flag_of_another_command_is_named if {
	flag := {"name": "--mode", "sibling": {"flag": "--mode", "command": "aks nodepool add"}}
	some finding in _findings({"unknownFlags": [flag]})
	endswith(finding.message, "; it is a flag of az aks nodepool add")
}

test_nearest_flag_is_named_before_that_of_another_command if {
	flag := {"name": "--mode", "nearest": "--node", "sibling": {"flag": "--mode", "command": "aks nodepool add"}}
	some finding in _findings({"unknownFlags": [flag]})
	endswith(finding.message, `, did you mean "--node", or the flag of az aks nodepool add?`)
}

test_nearest_flag_of_another_command_is_named if {
	flag := {"name": "--mod", "sibling": {"flag": "--mode", "command": "aks nodepool add"}}
	some finding in _findings({"unknownFlags": [flag]})
	endswith(finding.message, `, did you mean "--mode" of az aks nodepool add?`)
}

test_unknown_flag_of_an_open_command_is_found if {
	count(_findings({"open": true, "unknownFlags": [{"name": "--teir"}]})) == 1
}

test_wrong_dashes_are_found if {
	every word in ["–-name", "—name", "−-name"] {
		{finding.path | some finding in _findings({"extra": ["a", word]})} == {["extra", 1]}
	}
}

test_other_words_are_clean if _clean({"extra": ["name", "a–b", "-1", {"unknown": "–$X"}]})

test_nothing_is_clean if {
	_clean({})
	_clean({"unknownFlags": [], "extra": []})
}

_clean(parts) if count(_findings(parts)) == 0

_findings(parts) := findings if {
	command := object.union({"command": "aks create", "words": "az aks create", "version": "azure-cli 2.89.1"}, parts)
	findings := rule.findings with input as command
}
