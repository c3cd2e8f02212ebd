package rules.identity["pod-identity-resource_test"]

import data.rules.identity["pod-identity-resource"] as rule

test_resources_are_found if {
	every kind in ["AzureIdentity", "AzureIdentityBinding", "AzureAssignedIdentity", "AzurePodIdentityException"] {
		findings := rule.findings with input as {"apiVersion": "aadpodidentity.k8s.io/v1", "kind": kind}
		{finding.path | some finding in findings} == {["apiVersion"]}
	}
}

test_definition_is_found if {
	_paths({
		"apiVersion": "apiextensions.k8s.io/v1",
		"kind": "CustomResourceDefinition",
		"spec": {"group": "aadpodidentity.k8s.io"},
	}) == {["spec", "group"]}
}

test_components_are_found if {
	every image in [
		"mcr.microsoft.com/oss/azure/aad-pod-identity/nmi:v1.8.17",
		"mcr.microsoft.com/oss/azure/aad-pod-identity/mic@sha256:0123", "mcr.microsoft.com/k8s/aad-pod-identity/mic:1.5",
	] {
		every list in ["containers", "initContainers", "ephemeralContainers"] {
			_paths({"kind": "Pod", "spec": {list: [{"image": image}]}}) == {["spec", list, 0, "image"]}
		}
	}
}

test_others_are_clean if {
	every resource in [
		{"apiVersion": "v1", "kind": "ServiceAccount"}, {"apiVersion": {"unknown": "$V"}, "kind": "AzureIdentity"},
		{"apiVersion": "aadpodidentity.k8s.io.contoso.com/v1", "kind": "AzureIdentity"}, {"kind": "AzureIdentity"},
		{"kind": "CustomResourceDefinition", "spec": {"group": "shop.contoso.com"}},
		{"kind": "CustomResourceDefinition", "spec": {"group": {"unknown": "$X"}}},
		{"kind": "Pod", "spec": {"containers": [{"image": "contoso.azurecr.io/shop/nmi:1"}]}},
		{"kind": "Pod", "spec": {"containers": [{"image": {"unknown": "$X/aad-pod-identity/nmi"}}, {"image": null}, {}]}},
	] {
		_paths(resource) == set()
	}
}

_paths(resource) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as resource
}
