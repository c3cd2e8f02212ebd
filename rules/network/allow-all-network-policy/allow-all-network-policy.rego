# METADATA
# title: Network policy that allows all ingress
# description: |
#   Policies add up: if one lets everything reach a pod on every port, no other can restrict it, and any compromised pod
#   can attack it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
#     description: Network policies
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
#     description: Secure traffic between pods by using network policies in AKS
# custom:
#   score: 5.8
#   groups: [hardening, recommended]
#   fix: Name the pods, namespaces or addresses that need access, or at least the ports.
package rules.network["allow-all-network-policy"]

import data.rules.lib.cidr
import data.rules.lib.manifest
import data.rules.lib.networkpolicy

findings contains finding if {
	some i, item in _rules
	networkpolicy.unlimited(item, "from")
	finding := {
		"path": ["spec", "ingress", i, "from"],
		"message": sprintf("%s lets in everything on every port", [_label]),
	}
}

findings contains finding if {
	some i, item in _rules
	some j, peer in item.from
	cidr.everything(peer.ipBlock.cidr)
	networkpolicy.unlimited(peer.ipBlock, "except")
	finding := {
		"path": ["spec", "ingress", i, "from", j, "ipBlock", "cidr"],
		"message": sprintf("%s lets in every address on every port", [_label]),
	}
}

# _rules[i] is rule i for ingress, if it is for every port.
_rules[i] := item if {
	some i, item in networkpolicy.ingress
	networkpolicy.unlimited(item, "ports")
}

_label := manifest.label("network policy")
