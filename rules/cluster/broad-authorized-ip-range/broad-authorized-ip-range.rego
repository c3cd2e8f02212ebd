# METADATA
# title: Authorized IP range that is too broad or invalid
# description: |
#   A range that covers half the Internet keeps nobody away from the API server, and az or AKS rejects a range that is
#   private, IPv6 or not a range at all.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges
#     description: Secure access to the API server with authorized IP address ranges
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-create
#     description: az aks create
# custom:
#   score: 7.5
#   groups: [hardening, recommended]
#   parameters:
#     minPrefix:
#       type: integer
#       maximum: 32
#       default: 16
#       description: shortest prefix length that is not too broad
#   fix: List only the public addresses that need the API server in `--api-server-authorized-ip-ranges`.
package rules.cluster["broad-authorized-ip-range"]

import data.parameters["broad-authorized-ip-range"] as parameters
import data.rules.lib.cluster

findings contains finding if {
	some i, range in cluster.value(_ranges)
	is_string(range)
	finding := {
		"path": array.concat(cluster.path(_ranges), [i]),
		"message": _fault(range),
	}
}

findings contains finding if {
	ranges := cluster.value(_ranges)
	count(ranges) > 1
	some i, range in ranges
	range == "0.0.0.0/32"
	finding := {
		"path": array.concat(cluster.path(_ranges), [i]),
		"message": sprintf("%q admits only the nodes, but is listed with other ranges", [range]),
	}
}

findings contains finding if {
	ranges := cluster.value(_ranges)
	is_array(ranges)
	count(ranges) > 200
	finding := {
		"path": cluster.path(_ranges),
		"message": sprintf("%d authorized IP ranges exceed the 200 that AKS accepts", [count(ranges)]),
	}
}

_ranges := "properties.apiServerAccessProfile.authorizedIPRanges"

_fault(range) := sprintf("%q covers the whole Internet", [range]) if {
	range == "0.0.0.0/0"
} else := sprintf("%q is an IPv6 range; AKS accepts only IPv4 ranges", [range]) if {
	regex.match(`^[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(/[0-9]+)?$`, range)
} else := sprintf("%q is not an IPv4 address or CIDR range", [range]) if {
	not regex.match(_cidr, range)
} else := sprintf("%q is a private range, which cannot reach a public API server", [range]) if {
	regex.match(_private, range)
} else := sprintf("%q is broader than /%d", [range, _min_prefix]) if {
	to_number(split(range, "/")[1]) < _min_prefix
}

_min_prefix := parameters.minPrefix

_cidr := `^((25[0-5]|(2[0-4]|1[0-9]|[1-9])?[0-9])\.){3}(25[0-5]|(2[0-4]|1[0-9]|[1-9])?[0-9])(/(3[0-2]|[12]?[0-9]))?$`

# RFC 1918 and, for carrier-grade NAT, RFC 6598.
_private := `^(10|192\.168|172\.(1[6-9]|2[0-9]|3[01])|100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7]))\.`
