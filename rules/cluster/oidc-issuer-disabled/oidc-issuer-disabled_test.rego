package rules.cluster["oidc-issuer-disabled_test"]

import data.rules.cluster["oidc-issuer-disabled"] as rule

test_absent_is_clean_in_the_version_that_aks_chooses if {
	every document in [{}, {"properties": null}, {"properties": {"oidcIssuerProfile": {}}}, _cluster(null)] {
		_clean(document)
	}
}

test_false_is_found if _findings(_cluster(false)) == {_finding}

test_true_is_clean if _clean(_cluster(true))

test_another_type_is_clean if {
	every value in ["false", 0, []] {
		_clean(_cluster(value))
	}
}

test_unknown_is_clean if {
	every document in [_cluster({"unknown": "$X"}), {"properties": {"oidcIssuerProfile": {"unknown": "$X"}}}] {
		_clean(document)
	}
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
	}
}

test_false_in_an_open_command_or_a_partial_cluster_is_found if {
	every how in ["open", "partial"] {
		_findings(object.union(_cluster(false), {"_akslint": {how: true}})) == {_finding}
	}
}

test_absent_in_automatic_is_clean if {
	every name in ["automatic", "Automatic", {"unknown": "$SKU"}] {
		_clean({"sku": {"name": name}})
	}
}

test_false_in_automatic_is_found if {
	_findings(object.union(_cluster(false), {"sku": {"name": "automatic"}})) == {_finding}
}

test_absent_before_kubernetes_1_34_is_found if {
	_findings({"properties": {"kubernetesVersion": "1.33.2"}}) == {_finding}
}

test_absent_from_kubernetes_1_34_on_is_clean if {
	every version in ["1.34", "1.35.0"] {
		_clean({"properties": {"kubernetesVersion": version}})
	}
}

test_absent_in_an_unknown_version_is_clean if {
	_clean({"properties": {"kubernetesVersion": {"unknown": "$VERSION"}}})
}

test_false_from_kubernetes_1_34_on_is_found if {
	_findings(object.union(_cluster(false), {"properties": {"kubernetesVersion": "1.34"}})) == {_finding}
}

_finding := {
	"path": ["properties", "oidcIssuerProfile", "enabled"],
	"message": "the OIDC issuer is off",
}

_cluster(value) := {"properties": {"oidcIssuerProfile": {"enabled": value}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
