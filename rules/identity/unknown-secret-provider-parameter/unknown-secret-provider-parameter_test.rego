package rules.identity["unknown-secret-provider-parameter_test"]

import data.rules.identity["unknown-secret-provider-parameter"] as rule

test_unknown_parameter_is_found if {
	every name, hint in {
		"clientId": `, did you mean "clientID"?`, "keyVaultName": `, did you mean "keyvaultName"?`,
		"tenantid": `, did you mean "tenantID"?`, "useVmManagedIdentity": `, did you mean "useVMManagedIdentity"?`,
		"useVMAssignedIdentity": `, did you mean "useVMManagedIdentity"?`, "resourceGroup": "",
		"useManagedIdentity": `, did you mean "useVMManagedIdentity"?`, "": "",
	} {
		every value in ["a", "", null, true] {
			_findings({name: value}) == {{
				"path": ["spec", "parameters", name],
				"message": sprintf("the Azure provider does not know %q and ignores it%s", [name, hint]),
			}}
		}
	}
}

test_unknown_value_is_found_at_the_parameters if {
	{finding.path | some finding in _findings({"clientId": {"unknown": "$X"}})} == {["spec", "parameters"]}
}

test_known_parameters_are_clean if {
	every name in [
		"clientID", "cloudEnvFileName", "cloudName", "keyvaultName", "objects", "tenantID", "tenantId",
		"useAzureTokenProxy", "usePodIdentity", "userAssignedIdentityID", "useVMManagedIdentity",
	] {
		_findings({name: "a"}) == set()
	}
}

test_no_parameters_are_clean if {
	every given in [{}, null, {"unknown": "$X"}] {
		_findings(given) == set()
	}
}

test_another_provider_is_clean if {
	findings := rule.findings with input as {
		"kind": "SecretProviderClass",
		"spec": {"provider": "vault", "parameters": {"roleName": "shop"}},
	}
	findings == set()
}

_findings(given) := findings if {
	findings := rule.findings with input as {
		"kind": "SecretProviderClass",
		"spec": {"provider": "azure", "parameters": given},
	}
}
