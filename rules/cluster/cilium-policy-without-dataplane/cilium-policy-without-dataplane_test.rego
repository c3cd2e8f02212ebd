package rules.cluster["cilium-policy-without-dataplane_test"]

import data.rules.cluster["cilium-policy-without-dataplane"] as rule

test_policy_without_dataplane_is_found if {
	every profile in [
		{"networkPolicy": "cilium"},
		{"networkPolicy": "Cilium", "networkDataplane": "azure"},
		{"networkPolicy": "cilium", "networkDataplane": null, "networkPlugin": "azure"},
	] {
		_findings(_cluster(profile)) == {_dataplane}
	}
}

test_kubenet_is_found if {
	every profile in [{"networkDataplane": "cilium"}, {"networkDataplane": "cilium", "networkPolicy": "cilium"}] {
		_findings(_cluster(object.union(profile, {"networkPlugin": "kubenet"}))) == {_kubenet}
	}
}

test_windows_pool_is_found if {
	pools := [{"name": "system"}, {"name": "win", "osType": "Windows"}]
	profiles := {"networkProfile": {"networkDataplane": "cilium"}, "agentPoolProfiles": pools}
	_findings({"properties": profiles}) == {{
		"path": ["properties", "agentPoolProfiles", 1, "osType"],
		"message": `node pool "win" runs Windows, but Cilium works only on Linux`,
	}}
	_clean({"properties": {"networkProfile": {"networkPolicy": "calico"}, "agentPoolProfiles": pools}})
}

test_policy_and_dataplane_are_clean if {
	_clean({"sku": {"name": "automatic"}})
	every profile in [
		{"networkPolicy": "cilium", "networkDataplane": "cilium"},
		{"networkDataplane": "cilium", "networkPlugin": "azure"},
		{"networkDataplane": "cilium", "networkPlugin": "none"},
	] {
		_clean(_cluster(profile))
	}
}

test_without_cilium_is_clean if {
	_clean({})
	every profile in [null, {}, {"networkPolicy": "azure"}, {"networkPolicy": "calico", "networkPlugin": "kubenet"}] {
		_clean(_cluster(profile))
	}
}

test_another_type_is_clean if {
	every profile in ["cilium", {"networkPolicy": true}, {"networkPolicy": "cilium", "networkDataplane": 0}] {
		_clean(_cluster(profile))
	}
}

test_unknown_is_clean if {
	_clean(object.union(_cluster({"networkPolicy": "cilium"}), {"sku": {"name": {"unknown": "$SKU"}}}))
	every profile in [
		{"unknown": "$X"},
		{"networkPolicy": {"unknown": "$X"}},
		{"networkPolicy": "cilium", "networkDataplane": {"unknown": "$X"}},
		{"networkDataplane": "cilium", "networkPlugin": {"unknown": "$X"}},
	] {
		_clean(_cluster(profile))
	}
}

test_only_what_an_open_command_or_a_partial_cluster_says_is_found if {
	every how in ["open", "partial"] {
		_clean(object.union(_cluster({"networkPolicy": "cilium"}), {"_akslint": {how: true}}))
		both := _cluster({"networkDataplane": "cilium", "networkPlugin": "kubenet"})
		_findings(object.union(both, {"_akslint": {how: true}})) == {_kubenet}
	}
}

_dataplane := _finding("networkDataplane", "network policies are Cilium's, but the data plane is not")

_kubenet := _finding("networkPlugin", "Cilium does not work with the network plugin kubenet")

_finding(field, message) := {"path": ["properties", "networkProfile", field], "message": message}

_cluster(profile) := {"properties": {"networkProfile": profile}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
