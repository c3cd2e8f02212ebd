# METADATA
# title: Network policy engine Azure NPM, which is being retired
# description: |
#   AKS ended its support of Azure Network Policy Manager on Windows nodes on 2026-09-30, and ends it on Linux nodes on
#   2028-09-30. It also becomes slow and unreliable beyond 250 nodes.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
#     description: Secure traffic between pods by using network policies in AKS
#   - ref: https://learn.microsoft.com/azure/aks/migrate-from-npm-to-cilium-network-policy
#     description: Migrate from Network Policy Manager to Cilium Network Policy
# custom:
#   score: 4.0
#   groups: [recommended]
#   fix: |
#     Use Cilium, or Calico if the cluster has Windows nodes:
#
#     - az: `--network-dataplane cilium`, or `--network-policy calico`, in place of `--network-policy azure`
#     - Terraform: `network_data_plane = "cilium"` and `network_policy = "cilium"`, or `network_policy = "calico"`, in
#       the block `network_profile`
#     - ARM: `properties.networkProfile.networkDataplane: cilium`, or `properties.networkProfile.networkPolicy: calico`
package rules.cluster["azure-npm"]

import data.rules.lib.cluster
import data.rules.lib.nodepool
import data.rules.lib.support

findings contains finding if {
	lower(cluster.value(_engine)) == "azure"
	finding := {
		"path": cluster.path(_engine),
		"message": sprintf("the network policy engine is Azure NPM, whose support on %s nodes %s", [
			_nodes,
			support.ends(_last_days[_nodes]),
		]),
	}
}

_last_days := {"Linux": "2028-09-30", "Windows": "2026-09-30"}

default _nodes := "Linux"

_nodes := "Windows" if {
	some pool in nodepool.pools
	nodepool.windows(pool)
}

_engine := "properties.networkProfile.networkPolicy"
