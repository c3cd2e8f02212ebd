package rules.identity["secret-provider-pod-identity_test"]

import data.rules.identity["secret-provider-pod-identity"] as rule

test_on_is_found if {
	every value in ["true", "True", "1", true] {
		{finding.path | some finding in _findings({"usePodIdentity": value})} == {["spec", "parameters", "usePodIdentity"]}
	}
}

test_off_or_unknown_is_clean if {
	every value in ["false", false, "", null, {"unknown": "$X"}, "no"] {
		_findings({"usePodIdentity": value}) == set()
	}
	every given in [{}, null, {"unknown": "$X"}] {
		_findings(given) == set()
	}
}

test_another_provider_is_clean if {
	findings := rule.findings with input as {
		"kind": "SecretProviderClass",
		"spec": {"provider": "vault", "parameters": {"usePodIdentity": "true"}},
	}
	findings == set()
}

_findings(given) := findings if {
	findings := rule.findings with input as {
		"kind": "SecretProviderClass",
		"spec": {"provider": "azure", "parameters": given},
	}
}
