# METADATA
# title: Load balancer with the SKU Basic, which is retired
# description: |
#   Azure retired the Basic load balancer on 2025-09-30, so a cluster that has one is out of support. It also lacks
#   availability zones, outbound rules, several node pools and authorized IP ranges.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/upgrade-basic-load-balancer-on-aks
#     description: Upgrade from Basic Load Balancer on AKS
#   - ref: https://learn.microsoft.com/azure/aks/load-balancer-standard
#     description: Use a public Standard load balancer in AKS
# custom:
#   score: 5.5
#   groups: [reliability, recommended]
#   fix: |
#     Use the Standard load balancer, which is the default:
#
#     - az: `--load-balancer-sku standard`
#     - Terraform: `load_balancer_sku = "standard"` in the block `network_profile`
#     - ARM: `properties.networkProfile.loadBalancerSku: standard`
package rules.cluster["basic-load-balancer"]

import data.rules.lib.cluster

findings contains finding if {
	lower(cluster.value(_property)) == "basic"
	finding := {
		"path": cluster.path(_property),
		"message": "the load balancer has the SKU Basic, whose support ended on 2025-09-30",
	}
}

_property := "properties.networkProfile.loadBalancerSku"
