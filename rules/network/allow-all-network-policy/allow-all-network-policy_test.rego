package rules.network["allow-all-network-policy_test"]

import data.rules.network["allow-all-network-policy"] as rule

test_every_source_is_found if {
	every item in [{}, {"from": []}, {"from": null, "ports": null}, {"ports": []}] {
		_findings([{"from": [{"podSelector": {}}]}, item]) == {{
			"path": ["spec", "ingress", 1, "from"],
			"message": `network policy "web" lets in everything on every port`,
		}}
	}
}

test_every_address_is_found if {
	every range in ["0.0.0.0/0", "::/0"] {
		_findings([{"from": [{"podSelector": {}}, {"ipBlock": {"cidr": range}}]}]) == {{
			"path": ["spec", "ingress", 0, "from", 1, "ipBlock", "cidr"],
			"message": `network policy "web" lets in every address on every port`,
		}}
	}
}

test_other_rules_are_clean if {
	every item in [
		{"ports": [{"port": 443}]},
		{"from": [{"podSelector": {}}]},
		{"from": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]},
		{"from": [{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8"]}}]},
		{"from": [{"ipBlock": {"cidr": "0.0.0.0/0"}}], "ports": [{"port": 443}]},
		{"from": [{"ipBlock": {"cidr": {"unknown": "$RANGE"}}}]},
		{"from": {"unknown": "$PEERS"}},
		{"ports": {"unknown": "$PORTS"}},
		{"unknown": "$RULE"},
		null,
	] {
		_findings([item]) == set()
	}
}

test_no_rule_is_clean if {
	every rules in [[], null, {"unknown": "$RULES"}] {
		_findings(rules) == set()
	}
}

test_egress_is_clean if {
	rule.findings == set() with input as _policy({"egress": [{}], "policyTypes": ["Egress"]})
}

test_other_kind_is_clean if {
	rule.findings == set() with input as {"kind": "CiliumNetworkPolicy", "spec": {"ingress": [{}]}}
}

_policy(spec) := {"kind": "NetworkPolicy", "metadata": {"name": "web"}, "spec": spec}

_findings(rules) := findings if {
	findings := rule.findings with input as _policy({"ingress": rules})
}
