package rules.network["imds-egress_test"]

import data.rules.network["imds-egress"] as rule

test_range_is_found if {
	every range in ["0.0.0.0/0", "169.254.0.0/16", "169.254.169.254/32"] {
		_findings({"to": [{"podSelector": {}}, {"ipBlock": {"cidr": range}}]}) == {{
			"path": ["spec", "egress", 0, "to", 1, "ipBlock", "except"],
			"message": `network policy "web" allows egress to the instance metadata service`,
		}}
	}
}

test_other_range_is_clean if {
	every range in ["10.0.0.0/8", "::/0", "0.0.0.0", "any", "", null, 1, {"unknown": "$RANGE"}] {
		_findings({"to": [{"ipBlock": {"cidr": range}}]}) == set()
	}
}

test_exception_is_clean if {
	every range in [["10.0.0.0/8", "169.254.169.254/32"], ["169.254.0.0/16"], [{"unknown": "$X"}], {"unknown": "$X"}] {
		_findings(_to(range, null)) == set()
	}
}

test_other_exception_is_found if {
	every range in [[], null, ["10.0.0.0/8"], ["any"], [null]] {
		count(_findings(_to(range, null))) == 1
	}
}

test_port_of_the_service_is_found if {
	every port in [
		{"port": 80},
		{"port": 80, "protocol": "TCP"},
		{"port": 1, "endPort": 1024},
		{"protocol": "TCP"},
		{"protocol": null},
	] {
		count(_findings(_to([], [{"port": 443}, port]))) == 1
	}
}

test_other_port_is_clean if {
	every port in [
		{"port": 443},
		{"port": 80, "protocol": "UDP"},
		{"port": 81, "endPort": 1024},
		{"port": 1, "endPort": 79},
		{"port": "http"},
		{"port": {"unknown": "$PORT"}},
		{"port": 1, "endPort": {"unknown": "$PORT"}},
		{"port": 80, "protocol": {"unknown": "$PROTOCOL"}},
		{"unknown": "$PORT"},
	] {
		_findings(_to([], [port])) == set()
	}
}

test_other_policy_is_clean if {
	ingress := {"from": [{"ipBlock": {"cidr": "0.0.0.0/0"}}]}
	every spec in [{"egress": [{}]}, {"egress": [null]}, {"ingress": [ingress]}, null] {
		rule.findings == set() with input as _policy(spec)
	}
}

_to(except, ports) := {"to": [{"ipBlock": {"cidr": "0.0.0.0/0", "except": except}}], "ports": ports}

_policy(spec) := {"kind": "NetworkPolicy", "metadata": {"name": "web"}, "spec": spec}

_findings(item) := findings if {
	findings := rule.findings with input as _policy({"egress": [item]})
}
