# METADATA
# title: Network policy engine Azure NPM without Azure CNI
# description: |
#   Azure NPM works only with Azure CNI. With kubenet, or a network plugin of your own, AKS refuses the cluster, and
#   nothing would enforce its network policies.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
#     description: Secure traffic between pods by using network policies in AKS
# custom:
#   score: 7.0
#   groups: [broken, recommended]
#   supersedes: [azure-npm]
#   fix: |
#     Use Azure CNI and Cilium, or with kubenet the engine Calico:
#
#     - az: `--network-plugin azure --network-dataplane cilium`, or `--network-policy calico`
#     - Terraform: `network_plugin = "azure"`, or `network_policy = "calico"`, in the block `network_profile`
#     - ARM: `properties.networkProfile.networkPlugin: azure`, or `properties.networkProfile.networkPolicy: calico`
package rules.cluster["azure-npm-without-azure-cni"]

import data.rules.lib.cluster

findings contains finding if {
	lower(cluster.value(_engine)) == "azure"
	plugin := lower(cluster.value("properties.networkProfile.networkPlugin"))
	plugin in {"kubenet", "none"}
	finding := {
		"path": cluster.path(_engine),
		"message": sprintf("Azure NPM does not work with the network plugin %q", [plugin]),
	}
}

_engine := "properties.networkProfile.networkPolicy"
