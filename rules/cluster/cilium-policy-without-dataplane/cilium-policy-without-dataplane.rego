# METADATA
# title: Cilium with a data plane, plugin or node pool that it does not work with
# description: |
#   Cilium enforces network policies only in its own data plane, which needs Azure CNI and Linux nodes. AKS refuses
#   other combinations, and pods on Windows nodes are bound by no policy.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
#     description: Azure CNI powered by Cilium
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: |
#     Use Cilium for policies and data plane alike, with Azure CNI and without Windows nodes:
#
#     - az: `--network-plugin azure --network-dataplane cilium`
#     - Terraform: `network_plugin = "azure"` and `network_data_plane = "cilium"` in the block `network_profile`
#     - ARM: `properties.networkProfile.networkPlugin: azure` and `properties.networkProfile.networkDataplane: cilium`
package rules.cluster["cilium-policy-without-dataplane"]

import data.rules.lib.cluster
import data.rules.lib.nodepool

findings contains finding if {
	_is_cilium(_engine)
	lower(cluster.value(_dataplane)) != "cilium"
	finding := {
		"path": cluster.path(_dataplane),
		"message": "network policies are Cilium's, but the data plane is not",
	}
}

findings contains finding if {
	_cilium
	lower(cluster.value(_plugin)) == "kubenet"
	finding := {
		"path": cluster.path(_plugin),
		"message": "Cilium does not work with the network plugin kubenet",
	}
}

findings contains finding if {
	_cilium
	some i, pool in nodepool.pools
	nodepool.windows(pool)
	finding := {
		"path": nodepool.path(i, "osType"),
		"message": sprintf("%s runs Windows, but Cilium works only on Linux", [nodepool.label(i, pool)]),
	}
}

_cilium if _is_cilium(_engine)

_cilium if _is_cilium(_dataplane)

_is_cilium(property) if lower(cluster.value(property)) == "cilium"

_engine := "properties.networkProfile.networkPolicy"

_dataplane := "properties.networkProfile.networkDataplane"

_plugin := "properties.networkProfile.networkPlugin"
