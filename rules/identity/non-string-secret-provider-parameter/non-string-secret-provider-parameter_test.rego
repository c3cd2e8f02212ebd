package rules.identity["non-string-secret-provider-parameter_test"]

import data.rules.identity["non-string-secret-provider-parameter"] as rule

test_other_types_are_found if {
	every kind, value in {"boolean": false, "number": 1, "list": [], "mapping": {"array": []}} {
		_findings({"objects": value}) == {{
			"path": ["spec", "parameters", "objects"],
			"message": sprintf("objects is a %s, not a string", [kind]),
		}}
	}
}

test_strings_are_clean if {
	every value in ["", "true", null, {"unknown": "$X"}] {
		_findings({"objects": value}) == set()
	}
	every given in [{}, null, {"unknown": "$X"}] {
		_findings(given) == set()
	}
}

_findings(given) := findings if {
	findings := rule.findings with input as {
		"kind": "SecretProviderClass",
		"spec": {"provider": "azure", "parameters": given},
	}
}
