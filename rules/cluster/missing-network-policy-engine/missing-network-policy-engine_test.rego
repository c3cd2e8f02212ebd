package rules.cluster["missing-network-policy-engine_test"]

import data.parameters["missing-network-policy-engine"] as parameters
import data.rules.cluster["missing-network-policy-engine"] as rule

test_absent_is_found if {
	every document in [{}, {"properties": {}}, _cluster(null), _cluster({}), _cluster({"networkPolicy": null})] {
		_findings(document) == {_missing}
	}
}

test_none_is_found if {
	every profile in [
		{"networkPolicy": "none"},
		{"networkPolicy": "None"},
		{"networkPolicy": "none", "networkDataplane": "azure"},
	] {
		_findings(_cluster(profile)) == {_missing}
	}
}

test_engines_are_clean if {
	every engine in ["azure", "calico", "cilium", "Calico"] {
		_clean(_cluster({"networkPolicy": engine}))
	}
}

test_cilium_dataplane_is_clean if {
	every profile in [
		{"networkDataplane": "cilium"},
		{"networkDataplane": "Cilium", "networkPolicy": "none"},
		{"networkDataplane": "cilium", "networkPolicy": "weave"},
	] {
		_clean(_cluster(profile))
	}
}

test_plugin_of_ones_own_is_clean if {
	every plugin in ["none", "None", {"unknown": "$PLUGIN"}] {
		_clean(_cluster({"networkPlugin": plugin}))
		_clean(_cluster({"networkPlugin": plugin, "networkPolicy": "none"}))
	}
	every plugin in ["azure", "kubenet", "", null] {
		_findings(_cluster({"networkPlugin": plugin})) == {_missing}
	}
}

test_engine_that_is_not_allowed_is_found if {
	_findings(_cluster({"networkPolicy": "weave"})) == {{
		"path": ["properties", "networkProfile", "networkPolicy"],
		"message": `"weave" is not an allowed network policy engine`,
	}}
}

test_allowed_engines_are_a_parameter if {
	count(rule.findings) == 0 with input as _cluster({"networkPolicy": "calico"}) with parameters.allowed as ["calico"]
	count(rule.findings) == 1 with input as _cluster({"networkPolicy": "azure"}) with parameters.allowed as ["calico"]
}

test_another_type_is_clean if {
	every profile in ["none", {"networkPolicy": false}, {"networkDataplane": 0}] {
		_clean(_cluster(profile))
	}
}

test_unknown_is_clean if {
	every profile in [
		{"unknown": "$X"},
		{"networkPolicy": {"unknown": "$X"}},
		{"networkDataplane": {"unknown": "$X"}},
		{"networkPolicy": "none", "networkDataplane": {"unknown": "$X"}},
	] {
		_clean(_cluster(profile))
	}
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
	}
}

test_engine_that_is_turned_off_is_found if {
	_clean(object.union(_cluster({"networkPolicy": "none"}), {"_akslint": {"open": true}}))
	_findings(object.union(_cluster({"networkPolicy": "none"}), {"_akslint": {"partial": true}})) == {_missing}
	every dataplane in ["cilium", {"unknown": "$X"}] {
		profile := {"networkPolicy": "none", "networkDataplane": dataplane}
		_clean(object.union(_cluster(profile), {"_akslint": {"partial": true}}))
	}
}

test_absent_in_automatic_is_clean if {
	every name in ["automatic", "Automatic", {"unknown": "$SKU"}] {
		_clean({"sku": {"name": name}})
	}
}

test_none_in_automatic_is_clean if {
	_clean(object.union(_cluster({"networkPolicy": "none"}), {"sku": {"name": "automatic"}}))
}

_missing := {
	"path": ["properties", "networkProfile", "networkPolicy"],
	"message": "no engine enforces network policies",
}

_cluster(profile) := {"properties": {"networkProfile": profile}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
