package rules.cluster.kubenet_test

import data.rules.cluster.kubenet as rule

test_absent_is_clean if {
	every document in [{}, {"properties": null}, _cluster(null)] {
		_clean(document)
	}
}

test_bad_is_found if {
	every value in ["kubenet", "Kubenet"] {
		_findings(_cluster(value)) == {_finding}
	}
}

test_good_is_clean if {
	every value in ["azure", "none"] {
		_clean(_cluster(value))
	}
}

test_another_type_is_clean if {
	every value in [true, 0, []] {
		_clean(_cluster(value))
	}
}

test_unknown_is_clean if {
	every document in [_cluster({"unknown": "$X"}), {"properties": {"networkProfile": {"unknown": "$X"}}}] {
		_clean(document)
	}
}

test_only_what_an_open_command_or_a_partial_cluster_says_is_found if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
		_findings(object.union(_cluster("kubenet"), {"_akslint": {how: true}})) == {_finding}
	}
}

_finding := {
	"path": ["properties", "networkProfile", "networkPlugin"],
	"message": "the network plugin is kubenet, whose support ends on 2028-03-31",
}

_cluster(value) := {"properties": {"networkProfile": {"networkPlugin": value}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
