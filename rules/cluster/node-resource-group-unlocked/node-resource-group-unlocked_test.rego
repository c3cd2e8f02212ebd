package rules.cluster["node-resource-group-unlocked_test"]

import data.rules.cluster["node-resource-group-unlocked"] as rule

test_absent_is_found if {
	every document in [{}, {"properties": null}, _cluster(null)] {
		_findings(document) == {_finding}
	}
}

test_bad_is_found if {
	every value in ["Unrestricted", "unrestricted"] {
		_findings(_cluster(value)) == {_finding}
	}
}

test_readonly_is_clean if _clean(_cluster("ReadOnly"))

test_another_type_is_clean if {
	every value in [true, 0, []] {
		_clean(_cluster(value))
	}
}

test_unknown_is_clean if {
	every document in [_cluster({"unknown": "$X"}), {"properties": {"nodeResourceGroupProfile": {"unknown": "$X"}}}] {
		_clean(document)
	}
}

test_only_what_an_open_command_or_a_partial_cluster_says_is_found if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
		_findings(object.union(_cluster("Unrestricted"), {"_akslint": {how: true}})) == {_finding}
	}
}

_finding := {
	"path": ["properties", "nodeResourceGroupProfile", "restrictionLevel"],
	"message": "the resource group of the nodes can be changed by hand",
}

_cluster(value) := {"properties": {"nodeResourceGroupProfile": {"restrictionLevel": value}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
