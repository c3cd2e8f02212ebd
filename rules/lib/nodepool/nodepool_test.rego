package rules.lib.nodepool_test

import data.rules.lib.nodepool

test_pools_are_those_that_are_known if {
	nodepool.pools == {0: {"name": "a"}, 2: {"name": "b"}} with input as _cluster([{"name": "a"}, "b", {"name": "b"}])
	nodepool.pools == {} with input as {}
	every list in [null, [], {"unknown": "$POOLS"}, "@pools.json"] {
		nodepool.pools == {} with input as _cluster(list)
	}
}

test_path if nodepool.path(1, "osSKU") == ["properties", "agentPoolProfiles", 1, "osSKU"]

test_label if {
	nodepool.label(0, {"name": "system"}) == `node pool "system"`
	nodepool.label(0, {"name": {"unknown": "$POOL"}}) == "node pool $POOL"
	every pool in [{}, {"name": null}] {
		nodepool.label(0, pool) == "node pool 1"
	}
}

test_windows if {
	every pool in [{"osType": "Windows"}, {"osType": "windows"}, {"osSKU": "Windows2022"}] {
		nodepool.windows(pool)
	}
	every pool in [{}, {"osType": "Linux"}, {"osType": {"unknown": "$OS"}}, {"osSKU": "Ubuntu"}, {"osType": 1}] {
		not nodepool.windows(pool)
	}
}

test_none_has if {
	nodepool.none_has("vnetSubnetID") with input as {}
	every list in [null, [], [{}], [{"vnetSubnetID": null}, {"vnetSubnetID": ""}]] {
		nodepool.none_has("vnetSubnetID") with input as _cluster(list)
	}
}

test_none_has_is_false_if_one_has if {
	not nodepool.none_has("vnetSubnetID") with input as _cluster([{}, {"vnetSubnetID": "/subnets/nodes"}])
}

test_none_has_is_false_if_it_cannot_be_known if {
	every list in [
		{"unknown": "$POOLS"},
		[{"unknown": "$POOL"}],
		[{}, "pool"],
		[{"vnetSubnetID": {"unknown": "$SUBNET"}}],
		[{"_akslint": {"open": true}}],
	] {
		not nodepool.none_has("vnetSubnetID") with input as _cluster(list)
	}
	every how in ["open", "partial"] {
		not nodepool.none_has("vnetSubnetID") with input as {"_akslint": {how: true}}
		not nodepool.none_has("vnetSubnetID") with input as object.union(_cluster([{}]), {"_akslint": {how: true}})
	}
}

_cluster(list) := {"properties": {"agentPoolProfiles": list}}
