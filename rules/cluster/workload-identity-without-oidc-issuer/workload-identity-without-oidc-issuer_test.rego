package rules.cluster["workload-identity-without-oidc-issuer_test"]

import data.rules.cluster["workload-identity-without-oidc-issuer"] as rule

test_issuer_off_is_found if _findings(_cluster(true, false)) == {_finding}

test_issuer_on_is_clean if _clean(_cluster(true, true))

test_issuer_is_on_by_default_from_kubernetes_1_34_on if {
	every version in [null, "1.34", "1.36.1", {"unknown": "$VERSION"}] {
		_clean(object.union(_cluster(true, null), {"properties": {"kubernetesVersion": version}}))
	}
}

test_issuer_is_off_by_default_before_kubernetes_1_34 if {
	_findings(object.union(_cluster(true, null), {"properties": {"kubernetesVersion": "1.33"}})) == {_finding}
}

test_without_workload_identity_is_clean if {
	every identity in [false, null] {
		_clean(_cluster(identity, false))
	}
}

test_another_type_is_clean if {
	_clean(_cluster("true", false))
	_clean(_cluster(true, "false"))
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$X"}, false))
	_clean(_cluster(true, {"unknown": "$X"}))
}

test_only_what_an_open_command_or_a_partial_cluster_says_is_found if {
	every how in ["open", "partial"] {
		_clean(object.union(_cluster(true, null), {"_akslint": {how: true}}))
		_findings(object.union(_cluster(true, false), {"_akslint": {how: true}})) == {_finding}
	}
}

_finding := {
	"path": ["properties", "oidcIssuerProfile", "enabled"],
	"message": "workload identity is on, but the OIDC issuer that it needs is off",
}

_cluster(identity, issuer) := {"properties": {
	"securityProfile": {"workloadIdentity": {"enabled": identity}},
	"oidcIssuerProfile": {"enabled": issuer},
}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
