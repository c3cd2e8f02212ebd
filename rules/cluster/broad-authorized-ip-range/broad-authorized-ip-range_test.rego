package rules.cluster["broad-authorized-ip-range_test"]

import data.parameters["broad-authorized-ip-range"] as parameters
import data.rules.cluster["broad-authorized-ip-range"] as rule

test_absent_is_clean if {
	every document in [{}, {"properties": {"apiServerAccessProfile": null}}, _cluster(null), _cluster([])] {
		count(_findings(document)) == 0
	}
}

test_narrow_is_clean if {
	every range in [
		"203.0.113.0/24", "203.0.0.0/16", "203.0.113.7", "203.0.113.7/32", "0.0.0.0/32",
		"9.255.255.255", "11.0.0.0/16", "172.15.0.0/16", "172.32.0.0/16", "192.169.0.0/16",
		"100.63.0.0/16", "100.128.0.0/16", "255.249.199.99",
	] {
		count(_findings(_cluster([range]))) == 0
	}
}

test_everything_is_found if _messages(["0.0.0.0/0"]) == {`"0.0.0.0/0" covers the whole Internet`}

test_broad_is_found if {
	every range in ["0.0.0.0/1", "203.0.0.0/15", "20.0.0.0/8", "1.2.3.4/0"] {
		_messages([range]) == {sprintf(`"%s" is broader than /16`, [range])}
	}
}

test_shortest_prefix_is_a_parameter if {
	document := _cluster(["203.0.112.0/23", "203.0.113.0/24"])
	findings := rule.findings with input as document with parameters.minPrefix as 24
	{finding.message | some finding in findings} == {`"203.0.112.0/23" is broader than /24`}
}

test_ipv6_is_found if {
	every range in ["2001:db8::/32", "::1", "::/0", "::ffff:203.0.113.7"] {
		_messages([range]) == {sprintf(`"%s" is an IPv6 range; AKS accepts only IPv4 ranges`, [range])}
	}
}

test_no_range_is_found if {
	every range in [
		"", "everywhere", "vpn.example.com", "https://vpn.example.com:443", "256.0.0.1", "203.0.113", "203.0.113.0.0",
		"203.0.113.0/", "203.0.113.0/33", "203.0.113.0/255.255.255.0", "203.0.113.1-203.0.113.9", "203.0.113.007", " 1.2.3.4",
	] {
		_messages([range]) == {sprintf(`"%s" is not an IPv4 address, CIDR range or service tag`, [range])}
	}
}

test_service_tag_is_clean if {
	every tag in ["AzureDevOps", "Storage.WestEurope", "AzureFrontDoor.Backend"] {
		_messages([tag]) == set()
		_messages([tag, "203.0.113.7"]) == set()
	}
}

test_service_tag_of_everyone_is_found if {
	_messages(["AzureCloudGuard"]) == set()
	_messages(["Internet"]) == {`"Internet" covers the whole Internet`}
	every tag in ["AzureCloud", "AzureCloud.westeurope"] {
		_messages([tag]) == {sprintf(`"%s" covers all of Azure, where anyone can rent a machine`, [tag])}
	}
}

test_second_service_tag_is_found if {
	findings := _findings(_cluster(["AzureDevOps", "203.0.113.7", "ActionGroup", "GatewayManager"]))
	{[finding.path[3], finding.message] | some finding in findings} == {
		[2, `"ActionGroup" is one service tag too many; AKS accepts only one`],
		[3, `"GatewayManager" is one service tag too many; AKS accepts only one`],
	}
}

test_private_is_found if {
	every range in [
		"10.0.0.0/8", "10.1.2.3", "172.16.0.0/12", "172.20.1.0/24", "172.31.255.255",
		"192.168.0.0/16", "100.64.0.0/10", "100.99.0.1", "100.119.0.1", "100.127.0.0/16",
	] {
		message := sprintf(`"%s" is a private range, which cannot reach a public API server`, [range])
		_messages([range]) == {message}
	}
}

test_only_nodes_and_others_is_found if {
	_findings(_cluster(["203.0.113.7", "0.0.0.0/32"])) == {{
		"path": ["properties", "apiServerAccessProfile", "authorizedIPRanges", 1],
		"message": `"0.0.0.0/32" admits only the nodes, but is listed with other ranges`,
	}}
}

test_each_range_is_judged if {
	paths := {finding.path | some finding in _findings(_cluster(["203.0.113.7", "0.0.0.0/0", "10.0.0.0/8"]))}
	paths == {
		["properties", "apiServerAccessProfile", "authorizedIPRanges", 1],
		["properties", "apiServerAccessProfile", "authorizedIPRanges", 2],
	}
}

test_known_range_beside_an_unknown_one_is_judged if {
	findings := _findings(_cluster([{"unknown": "$OFFICE/32"}, "0.0.0.0/0", {"unknown": "$MORE"}]))
	{finding.path[3] | some finding in findings} == {1}
	_messages([{"unknown": "$OFFICE"}, "0.0.0.0/32"]) == set()
	_messages([{"unknown": "$OFFICE"}, "0.0.0.0/32", "203.0.113.7"]) != set()
}

test_more_are_accepted_with_vnet_integration if {
	ranges := [range | some i in numbers.range(1, 2000); range := sprintf("203.0.%d.%d", [i % 200, i % 250])]
	every integrated in [{"enableVnetIntegration": true}, {"enableVnetIntegration": {"unknown": "$X"}}] {
		profile := object.union(integrated, {"authorizedIPRanges": ranges})
		_findings({"properties": {"apiServerAccessProfile": profile}}) == set()
		more := object.union(integrated, {"authorizedIPRanges": array.concat(ranges, ["203.0.113.7"])})
		some finding in _findings({"properties": {"apiServerAccessProfile": more}})
		finding.message == "2001 authorized IP ranges exceed the 2000 that AKS accepts"
	}
}

test_too_many_are_found if {
	ranges := [range | some i in numbers.range(1, 201); range := sprintf("203.0.113.%d", [i])]
	count(_findings(_cluster(array.slice(ranges, 0, 200)))) == 0
	_findings(_cluster(ranges)) == {{
		"path": ["properties", "apiServerAccessProfile", "authorizedIPRanges"],
		"message": "201 authorized IP ranges exceed the 200 that AKS accepts",
	}}
}

test_broad_in_an_open_command_or_a_partial_cluster_is_found if {
	every how in ["open", "partial"] {
		count(_findings(object.union(_cluster(["0.0.0.0/0"]), {"_akslint": {how: true}}))) == 1
	}
}

test_broad_in_automatic_is_found if {
	count(_findings(object.union(_cluster(["0.0.0.0/0"]), {"sku": {"name": "automatic"}}))) == 1
}

test_another_type_is_clean if {
	every ranges in ["0.0.0.0/0", sprintf("%201s", ["0.0.0.0/0"]), 0, [0], [null], [["0.0.0.0/0"]], {"range": 1}] {
		count(_findings(_cluster(ranges))) == 0
	}
}

test_unknown_is_clean if {
	every ranges in [{"unknown": "$RANGES"}, [{"unknown": "$RANGE"}]] {
		count(_findings(_cluster(ranges))) == 0
	}
}

_cluster(ranges) := {"properties": {"apiServerAccessProfile": {"authorizedIPRanges": ranges}}}

_messages(ranges) := {finding.message | some finding in _findings(_cluster(ranges))}

_findings(document) := findings if {
	findings := rule.findings with input as document
}
