package rules.cluster["kubernetes-rbac-disabled_test"]

import data.rules.cluster["kubernetes-rbac-disabled"] as rule

test_absent_is_clean if {
	every document in [{}, {"properties": null}, _cluster(null)] {
		_clean(document)
	}
}

test_false_is_found if _findings(_cluster(false)) == {_finding}

test_true_is_clean if _clean(_cluster(true))

test_another_type_is_clean if {
	every value in ["true", "false", 0, []] {
		_clean(_cluster(value))
	}
}

test_unknown_is_clean if {
	every document in [_cluster({"unknown": "$X"}), {"properties": {"unknown": "$X"}}] {
		_clean(document)
	}
}

test_only_what_an_open_command_or_a_partial_cluster_says_is_found if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
		_findings(object.union(_cluster(false), {"_akslint": {how: true}})) == {_finding}
	}
}

_finding := {
	"path": ["properties", "enableRBAC"],
	"message": "Kubernetes RBAC is off, so everyone who can sign in can do everything",
}

_cluster(value) := {"properties": {"enableRBAC": value}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
