# METADATA
# title: Network policies
# description: What the NetworkPolicy being judged allows.
package rules.lib.networkpolicy

# METADATA
# description: ingress[i] is rule i for ingress, unless the policy is for egress alone
# scope: document
ingress[i] := item if {
	_judges("Ingress")
	some i, item in input.spec.ingress
	is_object(item)
}

# METADATA
# description: egress[i] is rule i for egress, unless the policy is for ingress alone
# scope: document
egress[i] := item if {
	_judges("Egress")
	some i, item in input.spec.egress
	is_object(item)
}

# METADATA
# description: "true if a rule has no list of that name, which means all: all ports, all peers"
unlimited(item, list) if {
	not item.unknown
	object.get(item, list, null) in [null, []]
}

_judges(type) if {
	input.kind == "NetworkPolicy"
	object.get(input.spec, "policyTypes", null) in [null, []]
	type in {"Egress", "Ingress"}
}

_judges(type) if {
	input.kind == "NetworkPolicy"
	type in input.spec.policyTypes
}
