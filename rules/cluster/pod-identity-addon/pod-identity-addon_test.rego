package rules.cluster["pod-identity-addon_test"]

import data.rules.cluster["pod-identity-addon"] as rule

test_absent_is_clean if {
	every document in [{}, {"properties": null}, _cluster(null)] {
		_clean(document)
	}
}

test_true_is_found if _findings(_cluster(true)) == {_finding}

test_false_is_clean if _clean(_cluster(false))

test_another_type_is_clean if {
	every value in ["true", "false", 0, []] {
		_clean(_cluster(value))
	}
}

test_unknown_is_clean if {
	every document in [_cluster({"unknown": "$X"}), {"properties": {"podIdentityProfile": {"unknown": "$X"}}}] {
		_clean(document)
	}
}

test_only_what_an_open_command_or_a_partial_cluster_says_is_found if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
		_findings(object.union(_cluster(true), {"_akslint": {how: true}})) == {_finding}
	}
}

_finding := {
	"path": ["properties", "podIdentityProfile", "enabled"],
	"message": "the retired pod identity add-on is on",
}

_cluster(value) := {"properties": {"podIdentityProfile": {"enabled": value}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
