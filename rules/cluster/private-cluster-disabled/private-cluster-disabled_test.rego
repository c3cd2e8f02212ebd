package rules.cluster["private-cluster-disabled_test"]

import data.parameters["private-cluster-disabled"] as parameters
import data.rules.cluster["private-cluster-disabled"] as rule

test_public_cluster_with_ranges_is_found if {
	every ranges in [["203.0.113.0/24"], {"unknown": "$RANGES"}, [{"unknown": "$RANGE"}]] {
		every private in [false, null] {
			_findings(_cluster(private, ranges)) == {_finding}
		}
	}
}

test_public_cluster_without_ranges_is_left_to_another_rule if {
	_clean({})
	every ranges in [[], null, ""] {
		_clean(_cluster(false, ranges))
	}
}

test_public_cluster_without_ranges_is_found_if_required if {
	every document in [{}, _cluster(false, []), _cluster(null, null)] {
		rule.findings == {_finding} with input as document with parameters.requirePrivate as true
	}
}

test_private_cluster_is_clean if {
	_clean(_cluster(true, ["203.0.113.0/24"]))
	count(rule.findings) == 0 with input as _cluster(true, null) with parameters.requirePrivate as true
}

test_another_type_is_clean if {
	every private in ["false", 0, []] {
		_clean(_cluster(private, ["203.0.113.0/24"]))
	}
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$X"}, ["203.0.113.0/24"]))
	_clean({"properties": {"apiServerAccessProfile": {"unknown": "$X"}}})
}

test_only_what_an_open_command_or_a_partial_cluster_says_is_found if {
	every how in ["open", "partial"] {
		_clean(object.union(_cluster(null, ["203.0.113.0/24"]), {"_akslint": {how: true}}))
		_findings(object.union(_cluster(false, ["203.0.113.0/24"]), {"_akslint": {how: true}})) == {_finding}
	}
}

_finding := {
	"path": ["properties", "apiServerAccessProfile", "enablePrivateCluster"],
	"message": "the API server has a public endpoint",
}

_cluster(private, ranges) := {"properties": {"apiServerAccessProfile": {
	"enablePrivateCluster": private,
	"authorizedIPRanges": ranges,
}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
