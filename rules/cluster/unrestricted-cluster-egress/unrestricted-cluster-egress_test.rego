package rules.cluster["unrestricted-cluster-egress_test"]

import data.parameters["unrestricted-cluster-egress"] as parameters
import data.rules.cluster["unrestricted-cluster-egress"] as rule

test_absent_is_found if {
	every document in [{}, {"properties": {}}, {"properties": {"networkProfile": null}}, _cluster(null), _cluster("")] {
		_findings(document) == {_finding("loadBalancer")}
	}
}

test_other_types_are_found if {
	every type in ["loadBalancer", "managedNATGateway", "userAssignedNATGateway", "managedNATGatewayV2"] {
		_findings(_cluster(type)) == {_finding(type)}
	}
}

test_allowed_types_are_clean if {
	every type in ["userDefinedRouting", "none", "block", "UserDefinedRouting"] {
		_clean(_cluster(type))
	}
}

test_allowed_types_are_a_parameter if {
	count(rule.findings) == 0 with input as _cluster("managedNATGateway") with parameters.allowed as ["managedNATGateway"]
	count(rule.findings) == 1 with input as _cluster("none") with parameters.allowed as ["managedNATGateway"]
}

test_another_type_is_clean if {
	every value in [true, 0, [], {}] {
		_clean(_cluster(value))
	}
}

test_unknown_is_clean if {
	every document in [_cluster({"unknown": "$X"}), {"properties": {"networkProfile": {"unknown": "$X"}}}] {
		_clean(document)
	}
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
	}
}

test_stated_in_an_open_command_or_a_partial_cluster_is_found if {
	every how in ["open", "partial"] {
		document := object.union(_cluster("loadBalancer"), {"_akslint": {how: true}})
		_findings(document) == {_finding("loadBalancer")}
	}
}

test_automatic_is_found if _findings({"sku": {"name": "automatic"}}) == {_finding("managedNATGateway")}

_finding(type) := {
	"path": ["properties", "networkProfile", "outboundType"],
	"message": sprintf("outbound type %q lets the cluster reach any address on the Internet", [type]),
}

_cluster(type) := {"properties": {"networkProfile": {"outboundType": type}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
