# METADATA
# title: Node resource group that anyone with access can change
# description: |
#   AKS owns the resource group with the nodes, disks and load balancers of a cluster. Changes made there by hand are
#   lost with the next update, and can break the cluster for good. A lock lets only AKS change it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/node-resource-group-lockdown
#     description: Deploy a fully managed resource group with node resource group lockdown in AKS
# custom:
#   score: 1.5
#   groups: [reliability]
#   fix: |
#     Lock the node resource group:
#
#     - az: `--nrg-lockdown-restriction-level ReadOnly`
#     - Terraform: `nodeResourceGroupProfile = { restrictionLevel = "ReadOnly" }` in an `azapi_resource`
#     - ARM: `properties.nodeResourceGroupProfile.restrictionLevel: ReadOnly`
package rules.cluster["node-resource-group-unlocked"]

import data.rules.lib.cluster

findings contains finding if {
	lower(cluster.value(_property)) == "unrestricted"
	finding := {
		"path": cluster.path(_property),
		"message": "the resource group of the nodes can be changed by hand",
	}
}

_property := "properties.nodeResourceGroupProfile.restrictionLevel"
