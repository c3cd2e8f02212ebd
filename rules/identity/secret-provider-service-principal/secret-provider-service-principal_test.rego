package rules.identity["secret-provider-service-principal_test"]

import data.rules.identity["secret-provider-service-principal"] as rule

test_no_identity_is_found if {
	every given in [
		{}, null, {"clientID": ""}, {"clientID": null}, {"useVMManagedIdentity": "false", "usePodIdentity": "false"},
		{"userAssignedIdentityID": "4b1f0c7e-2a3d-4c5b-8e9f-1a2b3c4d5e6f"}, {"useVMAssignedIdentity": "true"},
	] {
		{finding.path | some finding in _findings(given)} == {["spec", "parameters", "clientID"]}
	}
}

test_other_identities_are_clean if {
	every given in [
		{"clientID": "4b1f0c7e-2a3d-4c5b-8e9f-1a2b3c4d5e6f"}, {"clientID": {"unknown": "$X"}}, {"unknown": "$X"},
		{"clientId": "4b1f0c7e-2a3d-4c5b-8e9f-1a2b3c4d5e6f"},
		{"usePodIdentity": "true"}, {"useVMManagedIdentity": true}, {"useAzureTokenProxy": "true"},
		{"useVMManagedIdentity": {"unknown": "$X"}},
	] {
		_findings(given) == set()
	}
}

test_another_provider_is_clean if {
	findings := rule.findings with input as {"kind": "SecretProviderClass", "spec": {"provider": "gcp"}}
	findings == set()
}

test_secret_of_a_volume_is_found if {
	findings := _volume({"driver": "secrets-store.csi.k8s.io", "nodePublishSecretRef": {"name": "creds"}})
	{finding.path | some finding in findings} == {["spec", "volumes", 0, "csi", "nodePublishSecretRef"]}
	{finding.message | some finding in findings} == {`volume "vault" needs the secret of a service principal`}
}

test_volume_without_a_secret_is_clean if {
	every csi in [
		{"driver": "secrets-store.csi.k8s.io"}, {"driver": "secrets-store.csi.k8s.io", "nodePublishSecretRef": null},
		{"driver": "secrets-store.csi.k8s.io", "nodePublishSecretRef": {"unknown": "$X"}},
		{"driver": "file.csi.azure.com", "nodePublishSecretRef": {"name": "creds"}},
		{"driver": {"unknown": "$X"}, "nodePublishSecretRef": {"name": "creds"}},
	] {
		_volume(csi) == set()
	}
}

_volume(csi) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": {"volumes": [{"name": "vault", "csi": csi}]}}
}

_findings(given) := findings if {
	findings := rule.findings with input as {
		"kind": "SecretProviderClass",
		"spec": {"provider": "azure", "parameters": given},
	}
}
