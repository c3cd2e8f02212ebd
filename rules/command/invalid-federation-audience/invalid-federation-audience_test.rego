package rules.command["invalid-federation-audience_test"]

import data.rules.command["invalid-federation-audience"] as rule

test_other_audiences_are_found if {
	_paths([_flag("--audiences", ["a", "b"])]) == {["flags", 0, "values", 0]}
	every audience in ["api://AzureAdTokenExchange", "api://azureadtokenexchange", "https://example.com", ""] {
		_paths([_flag("--audiences", [audience])]) == {["flags", 0, "values", 0]}
	}
}

test_the_audience_is_clean if {
	_paths([_flag("--audiences", ["api://AzureADTokenExchange"])]) == set()
	_paths([_flag("--audiences", ["a", "api://AzureADTokenExchange"])]) == set()
}

test_unknown_is_clean if {
	_paths([_flag("--audiences", [{"unknown": "$AUDIENCE"}])]) == set()
	_paths([_flag("--audiences", ["a", {"unknown": "$AUDIENCE"}])]) == set()
}

test_list_in_one_word_is_clean if _paths([_flag("--audiences", ["['api://AzureADTokenExchange']"])]) == set()

test_default_is_clean if {
	_paths([]) == set()
	_paths([_flag("--audiences", [])]) == set()
	count(rule.findings) == 0 with input as {}
}

test_audience_is_a_parameter if {
	command := {"command": "identity federated-credential create", "flags": [_flag("--audiences", ["api://other"])]}
	parameters := {"invalid-federation-audience": {"audience": "api://other"}}
	count(rule.findings) == 0 with input as command with data.parameters as parameters
}

_parameters := {"invalid-federation-audience": {"audience": "api://AzureADTokenExchange"}}

_flag(name, values) := {"name": name, "values": values}

_paths(flags) := {finding.path | some finding in findings} if {
	command := {"command": "identity federated-credential create", "open": false, "flags": flags}
	findings := rule.findings with input as command with data.parameters as _parameters
}
