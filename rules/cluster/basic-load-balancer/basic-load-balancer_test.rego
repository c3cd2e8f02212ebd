package rules.cluster["basic-load-balancer_test"]

import data.rules.cluster["basic-load-balancer"] as rule

test_absent_is_clean if {
	every document in [{}, {"properties": null}, _cluster(null)] {
		_clean(document)
	}
}

test_bad_is_found if {
	every value in ["basic", "Basic"] {
		_findings(_cluster(value)) == {_finding}
	}
}

test_standard_is_clean if _clean(_cluster("standard"))

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
		_findings(object.union(_cluster("basic"), {"_akslint": {how: true}})) == {_finding}
	}
}

_finding := {
	"path": ["properties", "networkProfile", "loadBalancerSku"],
	"message": "the load balancer has the SKU Basic, whose support ended on 2025-09-30",
}

_cluster(value) := {"properties": {"networkProfile": {"loadBalancerSku": value}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
