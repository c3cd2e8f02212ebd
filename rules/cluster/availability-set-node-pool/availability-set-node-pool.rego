# METADATA
# title: Node pool on an availability set, which AKS no longer supports
# description: |
#   AKS retired availability sets on 2025-09-30, so such a cluster is out of support. They have neither the cluster
#   autoscaler nor availability zones, and a cluster can have only one pool.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/availability-sets-on-aks
#     description: Availability sets deprecation on AKS
# custom:
#   score: 5.5
#   groups: [reliability, recommended]
#   fix: |
#     Use a scale set, or move the cluster by `az aks update --migrate-vmas-to-vms`:
#
#     - az: `--vm-set-type VirtualMachineScaleSets`
#     - Terraform: `type = "VirtualMachineScaleSets"` in the block `default_node_pool`
#     - ARM: `properties.agentPoolProfiles[].type: VirtualMachineScaleSets`
package rules.cluster["availability-set-node-pool"]

import data.rules.lib.nodepool

findings contains finding if {
	some i, pool in nodepool.pools
	lower(pool.type) == "availabilityset"
	finding := {
		"path": nodepool.path(i, "type"),
		"message": sprintf("%s is an availability set, whose support ended on 2025-09-30", [nodepool.label(i, pool)]),
	}
}
