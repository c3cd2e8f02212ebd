package rules.cluster["public-api-server_test"]

import data.rules.cluster["public-api-server"] as rule

test_absent_is_found if {
	every document in [{}, {"properties": {}}, _cluster(null), _cluster({}), _cluster({"authorizedIPRanges": null})] {
		_findings(document) == {_finding}
	}
}

test_public_cluster_is_found if _findings(_cluster({"enablePrivateCluster": false})) == {_finding}

test_empty_ranges_are_found if _findings(_cluster({"authorizedIPRanges": []})) == {_finding}

test_vnet_integration_is_found if _findings(_cluster({"enableVnetIntegration": true})) == {_finding}

test_private_cluster_is_clean if _clean(_cluster({"enablePrivateCluster": true}))

test_ranges_are_clean if _clean(_cluster({"authorizedIPRanges": ["203.0.113.0/24"]}))

test_another_type_is_clean if {
	every profile in [
		"private",
		{"enablePrivateCluster": "false"},
		{"authorizedIPRanges": "203.0.113.0/24"},
	] {
		_clean(_cluster(profile))
	}
}

test_unknown_is_clean if {
	every profile in [
		{"unknown": "$X"},
		{"enablePrivateCluster": {"unknown": "$X"}},
		{"authorizedIPRanges": {"unknown": "$X"}},
		{"authorizedIPRanges": [{"unknown": "$X"}]},
	] {
		_clean(_cluster(profile))
	}
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
		_clean(object.union(_cluster({"enablePrivateCluster": false}), {"_akslint": {how: true}}))
	}
}

test_ranges_that_are_cleared_are_found if {
	_clean(object.union(_cluster({"authorizedIPRanges": []}), {"_akslint": {"open": true}}))
	_findings(object.union(_cluster({"authorizedIPRanges": []}), {"_akslint": {"partial": true}})) == {_finding}
	every private in [true, {"unknown": "$X"}] {
		profile := {"authorizedIPRanges": [], "enablePrivateCluster": private}
		_clean(object.union(_cluster(profile), {"_akslint": {"partial": true}}))
	}
}

test_stated_in_an_open_command_is_found if {
	document := _cluster({"enablePrivateCluster": false, "authorizedIPRanges": []})
	_findings(object.union(document, {"_akslint": {"open": true}})) == {_finding}
}

test_absent_in_every_sku_is_found if {
	every name in ["base", "automatic", {"unknown": "$SKU"}] {
		_findings({"sku": {"name": name}}) == {_finding}
	}
}

_finding := {
	"path": ["properties", "apiServerAccessProfile", "authorizedIPRanges"],
	"message": "the API server is reachable from any address: the cluster is not private and has no authorized IP ranges",
}

_cluster(profile) := {"properties": {"apiServerAccessProfile": profile}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
