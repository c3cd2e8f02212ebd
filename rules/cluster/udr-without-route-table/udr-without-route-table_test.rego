package rules.cluster["udr-without-route-table_test"]

import data.rules.cluster["udr-without-route-table"] as rule

test_without_subnet_is_found if {
	_findings({"properties": {"networkProfile": {"outboundType": "userdefinedrouting"}}}) == {_finding}
	every pools in [null, [], [{}], [{"vnetSubnetID": ""}, {"vnetSubnetID": null}]] {
		_findings(_cluster("userDefinedRouting", pools)) == {_finding}
	}
}

test_with_subnet_is_clean if {
	every subnet in ["/subnets/nodes", {"unknown": "$SUBNET_ID"}] {
		_clean(_cluster("userDefinedRouting", [{"vnetSubnetID": subnet}]))
		hosted := {"properties": {"hostedSystemProfile": {"nodeSubnetId": subnet}}}
		_clean(object.union(_cluster("userDefinedRouting", []), hosted))
	}
}

test_other_types_are_clean if {
	_clean({})
	every type in ["loadBalancer", "none", null] {
		_clean(_cluster(type, []))
	}
}

test_another_type_of_value_is_clean if {
	every type in [true, 0, []] {
		_clean(_cluster(type, []))
	}
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$X"}, []))
	_clean(_cluster("userDefinedRouting", {"unknown": "$POOLS"}))
	_clean(_cluster("userDefinedRouting", [{"unknown": "$POOL"}]))
}

test_open_command_or_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean(object.union(_cluster("userDefinedRouting", [{}]), {"_akslint": {how: true}}))
		_clean(object.union(_cluster("userDefinedRouting", null), {"_akslint": {how: true}}))
	}
}

_finding := {
	"path": ["properties", "networkProfile", "outboundType"],
	"message": "egress is routed by a route table, but the nodes are not in a subnet that has one",
}

_cluster(type, pools) := {"properties": {"networkProfile": {"outboundType": type}, "agentPoolProfiles": pools}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
