# METADATA
# title: Node pool with an operating system that AKS no longer supports
# description: |
#   AKS no longer publishes images for the operating system, so its vulnerabilities stay open. Once the images are
#   removed, the pool can no longer be scaled or repaired.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/node-images
#     description: Node images in AKS
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-linux
#     description: Use the Azure Linux container host for AKS
#   - ref: https://learn.microsoft.com/azure/aks/windows-annual-channel
#     description: Windows Server Annual Channel on AKS
# custom:
#   score: 5.5
#   groups: [recommended]
#   fix: |
#     Create a node pool with a newer operating system, and move the workloads there:
#
#     - az: `--os-sku AzureLinux3`, `Ubuntu2404` or `Windows2025`
#     - Terraform: `os_sku = "AzureLinux"`, `"Ubuntu"` or `"Windows2022"`
#     - ARM: `properties.agentPoolProfiles[].osSKU: AzureLinux3`, `Ubuntu2404` or `Windows2025`
package rules.cluster["retired-node-os"]

import data.rules.lib.cluster
import data.rules.lib.nodepool
import data.rules.lib.support

findings contains finding if {
	some i, pool in nodepool.pools
	last_day := _last_day(pool)
	support.ended(last_day)
	finding := {
		"path": nodepool.path(i, "osSKU"),
		"message": sprintf("%s runs %s, whose support %s", [nodepool.label(i, pool), pool.osSKU, support.ends(last_day)]),
	}
}

_last_day(pool) := support.node_os[lower(pool.osSKU)]

# Up to Kubernetes 1.31, AzureLinux is Azure Linux 2, which was called Mariner.
_last_day(pool) := support.node_os.mariner if {
	lower(pool.osSKU) == "azurelinux"
	support.minor(_version(pool)) < 32
}

_version(pool) := pool.orchestratorVersion if {
	pool.orchestratorVersion != null
} else := cluster.value("properties.kubernetesVersion")
