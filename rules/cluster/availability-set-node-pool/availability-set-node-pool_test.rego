package rules.cluster["availability-set-node-pool_test"]

import data.rules.cluster["availability-set-node-pool"] as rule

test_each_pool_is_found if {
	findings := _findings([
		{"name": "system", "type": "AvailabilitySet"},
		{"name": "apps", "type": "VirtualMachineScaleSets"},
		{"type": "availabilityset"},
	])
	findings == {_finding(0, `node pool "system"`), _finding(2, "node pool 3")}
}

test_absent_is_clean if {
	count(rule.findings) == 0 with input as {}
	every pools in [null, [], [{}], [{"type": null}]] {
		_clean(pools)
	}
}

test_good_is_clean if {
	every value in ["VirtualMachineScaleSets", "VirtualMachines"] {
		_clean([{"type": value}])
	}
}

test_another_type_is_clean if {
	_clean("pools.json")
	every value in [true, 0, []] {
		_clean([{"type": value}])
	}
}

test_unknown_is_clean if {
	every pools in [{"unknown": "$X"}, [{"unknown": "$X"}], [{"type": {"unknown": "$X"}}]] {
		_clean(pools)
	}
}

test_pool_of_a_partial_cluster_is_found if {
	findings := rule.findings with input as {
		"properties": {"agentPoolProfiles": [{"name": "apps", "type": "AvailabilitySet"}]},
		"_akslint": {"partial": true},
	}
	findings == {_finding(0, `node pool "apps"`)}
}

_finding(i, label) := {
	"path": ["properties", "agentPoolProfiles", i, "type"],
	"message": sprintf("%s is an availability set, whose support ended on 2025-09-30", [label]),
}

_clean(pools) if count(_findings(pools)) == 0

_findings(pools) := findings if {
	findings := rule.findings with input as {"properties": {"agentPoolProfiles": pools}}
}
