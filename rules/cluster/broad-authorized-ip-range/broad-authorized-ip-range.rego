# METADATA
# title: Authorized IP range that is too broad or invalid
# description: |
#   A range that covers half the Internet keeps nobody away from the API server, and neither does the service tag
#   AzureCloud, since anyone can rent a machine in Azure. az or AKS rejects a range that is private, IPv6 or invalid.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges
#     description: Secure access to the API server with authorized IP address ranges
#   - ref: https://learn.microsoft.com/azure/aks/api-server-service-tags
#     description: Use service tags for API server authorized IP ranges
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
#   fix: |
#     List only the public addresses that need the API server:
#
#     - az: `--api-server-authorized-ip-ranges 203.0.113.0/24`
#     - Terraform: `authorized_ip_ranges = ["203.0.113.0/24"]` in the block `api_server_access_profile`
#     - ARM: `properties.apiServerAccessProfile.authorizedIPRanges: ["203.0.113.0/24"]`
package rules.cluster["broad-authorized-ip-range"]

import data.parameters["broad-authorized-ip-range"] as parameters
import data.rules.lib.cluster

findings contains finding if {
	some i, range in _ranges
	finding := {
		"path": array.concat(cluster.path(_property), [i]),
		"message": _fault(range),
	}
}

findings contains finding if {
	count(_ranges) > 1
	some i, range in _ranges
	range == "0.0.0.0/32"
	finding := {
		"path": array.concat(cluster.path(_property), [i]),
		"message": sprintf("%q admits only the nodes, but is listed with other ranges", [range]),
	}
}

findings contains finding if {
	tags := [i | some i, range in _ranges; regex.match(_tag, range)]
	some i in array.slice(tags, 1, count(tags))
	finding := {
		"path": array.concat(cluster.path(_property), [i]),
		"message": sprintf("%q is one service tag too many; AKS accepts only one", [_ranges[i]]),
	}
}

findings contains finding if {
	count(_ranges) > _most
	finding := {
		"path": cluster.path(_property),
		"message": sprintf("%d authorized IP ranges exceed the %d that AKS accepts", [count(_ranges), _most]),
	}
}

_property := "properties.apiServerAccessProfile.authorizedIPRanges"

# The ranges that are known, even if others are not.
_ranges[i] := range if {
	ranges := cluster.value(_property)
	is_array(ranges)
	some i, range in ranges
	is_string(range)
}

default _most := 2000

_most := 200 if cluster.value("properties.apiServerAccessProfile.enableVnetIntegration") == false

_fault(range) := sprintf("%q covers the whole Internet", [range]) if {
	range in {"0.0.0.0/0", "Internet"}
} else := sprintf("%q covers all of Azure, where anyone can rent a machine", [range]) if {
	regex.match(`^AzureCloud(\.|$)`, range)
} else := sprintf("%q is an IPv6 range; AKS accepts only IPv4 ranges", [range]) if {
	regex.match(`^[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(/[0-9]+)?$`, range)
} else := sprintf("%q is not an IPv4 address, CIDR range or service tag", [range]) if {
	not regex.match(_cidr, range)
	not regex.match(_tag, range)
} else := sprintf("%q is a private range, which cannot reach a public API server", [range]) if {
	regex.match(_private, range)
} else := sprintf("%q is broader than /%d", [range, _min_prefix]) if {
	to_number(split(range, "/")[1]) < _min_prefix
}

_min_prefix := parameters.minPrefix

_cidr := `^((25[0-5]|(2[0-4]|1[0-9]|[1-9])?[0-9])\.){3}(25[0-5]|(2[0-4]|1[0-9]|[1-9])?[0-9])(/(3[0-2]|[12]?[0-9]))?$`

# The names of services, as in AzureDevOps or Storage.WestEurope.
_tag := `^[A-Z][0-9A-Za-z]*(\.[0-9A-Za-z]+)*$`

# RFC 1918 and, for carrier-grade NAT, RFC 6598.
_private := `^(10|192\.168|172\.(1[6-9]|2[0-9]|3[01])|100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7]))\.`
