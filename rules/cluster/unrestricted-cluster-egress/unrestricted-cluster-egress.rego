# METADATA
# title: Unrestricted egress from the cluster to the Internet
# description: |
#   An attacker who gets into a pod can send data to any address on the Internet and download tools from it. A NAT
#   gateway gives the traffic a fixed address but filters nothing.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/egress-outboundtype
#     description: Customize cluster egress with outbound types
#   - ref: https://learn.microsoft.com/azure/aks/limit-egress-traffic
#     description: Control egress traffic with Azure Firewall
# custom:
#   score: 5.9
#   groups: [hardening, recommended]
#   parameters:
#     allowed:
#       type: array
#       items:
#         type: string
#         enum: [loadBalancer, managedNATGateway, userAssignedNATGateway, userDefinedRouting, none, block]
#       default: [userDefinedRouting, none, block]
#       description: allowed outbound types
#   fix: |
#     Route the traffic of the subnet through a firewall. The SKU Automatic needs a virtual network of your own for it.
#
#     - az: `--outbound-type userDefinedRouting`, with `--vnet-subnet-id`
#     - Terraform: `outbound_type = "userDefinedRouting"` in the block `network_profile`, with `vnet_subnet_id` in
#       `default_node_pool`
#     - ARM: `properties.networkProfile.outboundType: userDefinedRouting`, with `vnetSubnetID` in
#       `properties.agentPoolProfiles`
package rules.cluster["unrestricted-cluster-egress"]

import data.parameters["unrestricted-cluster-egress"] as parameters
import data.rules.lib.cluster
import data.rules.lib.values

findings contains finding if {
	type := cluster.value("properties.networkProfile.outboundType")
	is_string(type)
	not values.listed(type, parameters.allowed)
	finding := {
		"path": cluster.path("properties.networkProfile.outboundType"),
		"message": sprintf("outbound type %q lets the cluster reach any address on the Internet", [type]),
	}
}
