package rules.cluster["node-public-ip_test"]

import data.rules.cluster["node-public-ip"] as rule

test_each_pool_is_found if {
	findings := _findings([
		{"name": "system", "enableNodePublicIP": true},
		{"name": "apps", "enableNodePublicIP": false},
		{"enableNodePublicIP": true},
	])
	findings == {_finding(0, `node pool "system"`), _finding(2, "node pool 3")}
}

test_absent_is_clean if {
	count(rule.findings) == 0 with input as {}
	every pools in [null, [], [{}], [{"enableNodePublicIP": null}]] {
		_clean(pools)
	}
}

test_good_is_clean if {
	every value in [false] {
		_clean([{"enableNodePublicIP": value}])
	}
}

test_another_type_is_clean if {
	_clean("pools.json")
	every value in ["true", 1, []] {
		_clean([{"enableNodePublicIP": value}])
	}
}

test_unknown_is_clean if {
	every pools in [{"unknown": "$X"}, [{"unknown": "$X"}], [{"enableNodePublicIP": {"unknown": "$X"}}]] {
		_clean(pools)
	}
}

test_pool_of_a_partial_cluster_is_found if {
	findings := rule.findings with input as {
		"properties": {"agentPoolProfiles": [{"name": "apps", "enableNodePublicIP": true}]},
		"_akslint": {"partial": true},
	}
	findings == {_finding(0, `node pool "apps"`)}
}

_finding(i, label) := {
	"path": ["properties", "agentPoolProfiles", i, "enableNodePublicIP"],
	"message": sprintf("%s gives its nodes public IP addresses", [label]),
}

_clean(pools) if count(_findings(pools)) == 0

_findings(pools) := findings if {
	findings := rule.findings with input as {"properties": {"agentPoolProfiles": pools}}
}
