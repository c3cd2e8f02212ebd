# METADATA
# title: Network plugin kubenet, which is being retired
# description: |
#   AKS ends its support of kubenet on 2028-03-31. It routes every pod through route tables, which limits a cluster to
#   400 nodes, and has neither Windows nodes nor the Cilium data plane. Terraform uses it by default.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-kubenet
#     description: Use kubenet networking in AKS
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-overlay
#     description: Azure CNI Overlay networking in AKS
# custom:
#   score: 4.8
#   groups: [recommended]
#   references:
#     azurePolicy: [46238e2f-3f6f-4589-9f3f-77bed4116e67]
#   fix: |
#     Use Azure CNI with overlay; existing clusters can be moved to it:
#
#     - az: `--network-plugin azure --network-plugin-mode overlay`
#     - Terraform: `network_plugin = "azure"` and `network_plugin_mode = "overlay"` in the block `network_profile`
#     - ARM: `properties.networkProfile.networkPlugin: azure` and `properties.networkProfile.networkPluginMode: overlay`
package rules.cluster.kubenet

import data.rules.lib.cluster
import data.rules.lib.support

findings contains finding if {
	lower(cluster.value(_property)) == "kubenet"
	finding := {
		"path": cluster.path(_property),
		"message": sprintf("the network plugin is kubenet, whose support %s", [support.ends("2028-03-31")]),
	}
}

_property := "properties.networkProfile.networkPlugin"
