package rules.lib.networkpolicy_test

import data.rules.lib.networkpolicy

test_policy_types if {
	_lists(["Ingress"]) == {"ingress": {0: {}}, "egress": {}}
	_lists(["Egress"]) == {"ingress": {}, "egress": {0: {"to": []}}}
	every types in [[], null, ["Egress", "Ingress"]] {
		_lists(types) == {"ingress": {0: {}}, "egress": {0: {"to": []}}}
	}
	every types in [[{"unknown": "$TYPE"}], {"unknown": "$TYPES"}] {
		_lists(types) == {"ingress": {}, "egress": {}}
	}
}

test_other_documents_have_no_rules if {
	every document in [
		{"kind": "CiliumNetworkPolicy", "spec": {"ingress": [{}], "egress": [{}]}},
		{"kind": "NetworkPolicy", "spec": {"ingress": [null, "a"], "egress": {"unknown": "$RULES"}}},
		{"kind": "NetworkPolicy", "spec": null},
		{"kind": "NetworkPolicy"},
	] {
		networkpolicy.ingress == {} with input as document
		networkpolicy.egress == {} with input as document
	}
}

test_unlimited if {
	every item in [{}, {"ports": null}, {"ports": []}] {
		networkpolicy.unlimited(item, "ports")
	}
	every item in [{"ports": [{}]}, {"ports": {"unknown": "$PORTS"}}, {"unknown": "$RULE"}] {
		not networkpolicy.unlimited(item, "ports")
	}
}

_lists(types) := lists if {
	spec := {"ingress": [{}], "egress": [{"to": []}], "policyTypes": types}
	lists := {"ingress": networkpolicy.ingress, "egress": networkpolicy.egress} with input as {
		"kind": "NetworkPolicy",
		"spec": spec,
	}
}
