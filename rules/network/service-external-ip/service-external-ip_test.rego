package rules.network["service-external-ip_test"]

import data.parameters["service-external-ip"] as parameters
import data.rules.network["service-external-ip"] as rule

test_address_is_found if {
	_findings({"externalIPs": ["203.0.113.7", "2001:db8::7"]}) == {
		{"path": ["spec", "externalIPs", 0], "message": `service "web" has the external IP 203.0.113.7`},
		{"path": ["spec", "externalIPs", 1], "message": `service "web" has the external IP 2001:db8::7`},
	}
}

test_absent_or_unknown_is_clean if {
	ips := [[], null, {"unknown": "$IPS"}, [{"unknown": "$IP"}], [null]]
	every spec in array.concat([{"loadBalancerIP": "203.0.113.7"}, null], [{"externalIPs": list} | some list in ips]) {
		_findings(spec) == set()
	}
}

test_allowed_address_is_clean if {
	service := _service({"externalIPs": ["203.0.113.7"]})
	rule.findings == set() with input as service with parameters.allowedExternalIPs as ["203.0.113.7"]
}

test_other_kind_is_clean if {
	rule.findings == set() with input as {"kind": "Gateway", "spec": {"externalIPs": ["203.0.113.7"]}}
}

_service(spec) := {"kind": "Service", "metadata": {"name": "web"}, "spec": spec}

_findings(spec) := findings if {
	findings := rule.findings with input as _service(spec)
}
