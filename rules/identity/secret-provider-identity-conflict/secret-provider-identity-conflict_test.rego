package rules.identity["secret-provider-identity-conflict_test"]

import data.rules.identity["secret-provider-identity-conflict"] as rule

test_two_modes_are_found if {
	_paths({"useVMManagedIdentity": "true", "usePodIdentity": "true"}) == {_path("usePodIdentity")}
	_paths({"useAzureTokenProxy": "true", "usePodIdentity": true}) == {_path("usePodIdentity")}
	_paths({"useAzureTokenProxy": "1", "useVMManagedIdentity": "true"}) == {_path("useVMManagedIdentity")}
}

test_three_modes_are_found if {
	given := {"useAzureTokenProxy": "true", "useVMManagedIdentity": "true", "usePodIdentity": "true"}
	_paths(given) == {_path("useVMManagedIdentity"), _path("usePodIdentity")}
}

test_client_id_of_another_identity_is_found if {
	every mode in ["useVMManagedIdentity", "usePodIdentity"] {
		_paths({"clientID": "4b1f0c7e-2a3d-4c5b-8e9f-1a2b3c4d5e6f", mode: "true"}) == {_path("clientID")}
	}
}

test_one_identity_is_clean if {
	every given in [
		{}, null, {"unknown": "$X"}, {"useVMManagedIdentity": "true"}, {"usePodIdentity": "true", "clientID": ""},
		{"clientID": "4b1f0c7e-2a3d-4c5b-8e9f-1a2b3c4d5e6f", "useAzureTokenProxy": "true"},
		{"clientID": "4b1f0c7e-2a3d-4c5b-8e9f-1a2b3c4d5e6f", "usePodIdentity": "false"},
		{"usePodIdentity": "true", "useVMManagedIdentity": "false"},
	] {
		_paths(given) == set()
	}
}

test_unknown_is_clean if {
	every given in [
		{"usePodIdentity": "true", "useVMManagedIdentity": {"unknown": "$X"}},
		{"usePodIdentity": {"unknown": "$X"}, "useVMManagedIdentity": "true"},
		{"useVMManagedIdentity": "true", "clientID": {"unknown": "$X"}},
		{"useVMManagedIdentity": {"unknown": "$X"}, "clientID": "4b1f0c7e-2a3d-4c5b-8e9f-1a2b3c4d5e6f"},
	] {
		_paths(given) == set()
	}
}

_path(parameter) := ["spec", "parameters", parameter]

_paths(given) := {finding.path | some finding in _findings(given)}

_findings(given) := findings if {
	findings := rule.findings with input as {
		"kind": "SecretProviderClass",
		"spec": {"provider": "azure", "parameters": given},
	}
}
