# METADATA
# title: Egress to the instance metadata service
# description: |
#   A pod that reaches 169.254.169.254 can get tokens for the identities of its node and read how the node was set up. A
#   policy that allows a wide range of addresses should leave this one out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/imds-restriction
#     description: Block pod access to the Azure Instance Metadata Service endpoint
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
#     description: Network policies
# custom:
#   score: 6.0
#   groups: [hardening, recommended]
#   fix: Add 169.254.169.254/32 to except.
package rules.network["imds-egress"]

import data.rules.lib.cidr
import data.rules.lib.manifest
import data.rules.lib.networkpolicy
import data.rules.lib.values

findings contains finding if {
	some i, item in networkpolicy.egress
	_reaches_http(item)
	some j, peer in item.to
	cidr.holds(peer.ipBlock.cidr, _service)
	not _left_out(peer.ipBlock)
	finding := {
		"path": ["spec", "egress", i, "to", j, "ipBlock", "except"],
		"message": sprintf("%s allows egress to the instance metadata service", [_label]),
	}
}

_service := "169.254.169.254"

_label := manifest.label("network policy")

_left_out(block) if values.unknown(block.except)

_left_out(block) if {
	some range in block.except
	values.unknown(range)
}

_left_out(block) if {
	some range in block.except
	cidr.holds(range, _service)
}

# The service listens on port 80.
_reaches_http(item) if networkpolicy.unlimited(item, "ports")

_reaches_http(item) if {
	some port in item.ports
	not values.unknown(port)
	object.get(port, "protocol", "TCP") in ["TCP", null]
	_is_http(port)
}

_is_http(port) if object.get(port, "port", null) == null

_is_http(port) if {
	port.port <= 80
	last := object.get(port, "endPort", port.port)
	is_number(last)
	last >= 80
}
