package rules.identity["secret-provider-vm-identity_test"]

import data.rules.identity["secret-provider-vm-identity"] as rule

test_on_is_found if {
	every value in ["true", "T", " true ", true] {
		paths := {finding.path | some finding in _findings({"useVMManagedIdentity": value})}
		paths == {["spec", "parameters", "useVMManagedIdentity"]}
	}
}

test_off_or_unknown_is_clean if {
	every value in ["false", false, "", null, {"unknown": "$X"}, "on"] {
		_findings({"useVMManagedIdentity": value}) == set()
	}
	every given in [{}, null, {"unknown": "$X"}, {"userAssignedIdentityID": "4b1f0c7e-2a3d-4c5b-8e9f-1a2b3c4d5e6f"}] {
		_findings(given) == set()
	}
}

_findings(given) := findings if {
	findings := rule.findings with input as {
		"kind": "SecretProviderClass",
		"spec": {"provider": "azure", "parameters": given},
	}
}
