package rules.cluster["private-cluster-with-authorized-ips_test"]

import data.rules.cluster["private-cluster-with-authorized-ips"] as rule

test_both_are_found if {
	every ranges in [["203.0.113.0/24"], ["0.0.0.0/32"], [{"unknown": "$OFFICE"}, "203.0.113.7"]] {
		_findings(_cluster(true, ranges)) == {_finding}
	}
}

test_private_cluster_without_ranges_is_clean if {
	every ranges in [[], null, ""] {
		_clean(_cluster(true, ranges))
	}
}

test_public_cluster_is_clean if {
	_clean({})
	every private in [false, null] {
		_clean(_cluster(private, ["203.0.113.0/24"]))
	}
}

test_another_type_is_clean if {
	_clean(_cluster("true", ["203.0.113.0/24"]))
	_clean(_cluster(true, [1]))
	_clean(_cluster(true, "203.0.113.0/24"))
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$X"}, ["203.0.113.0/24"]))
	_clean(_cluster(true, {"unknown": "$RANGES"}))
	_clean(_cluster(true, [{"unknown": "$RANGE"}]))
	_clean({"properties": {"apiServerAccessProfile": {"unknown": "$X"}}})
}

test_only_what_an_open_command_or_a_partial_cluster_says_is_found if {
	every how in ["open", "partial"] {
		_clean(object.union(_cluster(null, ["203.0.113.0/24"]), {"_akslint": {how: true}}))
		_findings(object.union(_cluster(true, ["203.0.113.0/24"]), {"_akslint": {how: true}})) == {_finding}
	}
}

_finding := {
	"path": ["properties", "apiServerAccessProfile", "authorizedIPRanges"],
	"message": "authorized IP ranges do not apply to a private cluster",
}

_cluster(private, ranges) := {"properties": {"apiServerAccessProfile": {
	"enablePrivateCluster": private,
	"authorizedIPRanges": ranges,
}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
