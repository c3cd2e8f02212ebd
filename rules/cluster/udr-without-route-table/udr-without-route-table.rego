# METADATA
# title: User-defined routing without a subnet of your own
# description: |
#   With user-defined routing, the nodes reach the Internet only by the route table of their subnet. AKS does not attach
#   one to the subnet that it creates itself, so it refuses such a cluster.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/egress-udr
#     description: Customize cluster egress with a user-defined routing table
#   - ref: https://learn.microsoft.com/azure/aks/egress-outboundtype
#     description: Customize cluster egress with outbound types in AKS
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: |
#     Put the nodes into a subnet whose route table leads to a firewall:
#
#     - az: `--vnet-subnet-id`
#     - Terraform: `vnet_subnet_id` in the block `default_node_pool`
#     - ARM: `properties.agentPoolProfiles[].vnetSubnetID`
package rules.cluster["udr-without-route-table"]

import data.rules.lib.cluster
import data.rules.lib.nodepool

findings contains finding if {
	lower(cluster.value(_type)) == "userdefinedrouting"
	nodepool.none_has("vnetSubnetID")
	cluster.absent("properties.hostedSystemProfile.nodeSubnetId")
	finding := {
		"path": cluster.path(_type),
		"message": "egress is routed by a route table, but the nodes are not in a subnet that has one",
	}
}

_type := "properties.networkProfile.outboundType"
