# METADATA
# title: Cluster without a network policy engine
# description: |
#   Without an engine, a NetworkPolicy is accepted but has no effect: every pod can talk to every other, and nothing
#   warns you.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
#     description: Secure traffic between pods by using network policies
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
#     description: Azure CNI powered by Cilium
# custom:
#   score: 7.0
#   groups: [hardening, cis-aks, mcsb, recommended]
#   references:
#     cisAks: ["5.4.4", "4.4.1"]
#     mcsb: [MCSBv1-NS-1]
#   parameters:
#     allowed:
#       type: array
#       items: {type: string, enum: [cilium, calico, azure]}
#       default: [cilium, calico, azure]
#       description: allowed engines; the Cilium data plane has an engine of its own, which is always allowed
#   fix: |
#     Choose the Cilium data plane, or with kubenet the engine Calico:
#
#     - az: `--network-dataplane cilium`, or `--network-policy calico`
#     - Terraform: `network_data_plane = "cilium"` and `network_policy = "cilium"`, or `network_policy = "calico"`, in
#       the block `network_profile`
#     - ARM: `properties.networkProfile.networkDataplane: cilium`, or `properties.networkProfile.networkPolicy:
#       calico`
package rules.cluster["missing-network-policy-engine"]

import data.parameters["missing-network-policy-engine"] as parameters
import data.rules.lib.cluster
import data.rules.lib.values

findings contains finding if {
	lower(cluster.value(_engine)) == "none"
	_without_cilium
	not _own_plugin
	finding := {
		"path": cluster.path(_engine),
		"message": "no engine enforces network policies",
	}
}

findings contains finding if {
	engine := cluster.value(_engine)
	lower(engine) != "none"
	not values.listed(engine, parameters.allowed)
	lower(cluster.value(_dataplane)) != "cilium"
	finding := {
		"path": cluster.path(_engine),
		"message": sprintf("%q is not an allowed network policy engine", [engine]),
	}
}

_without_cilium if lower(cluster.value(_dataplane)) != "cilium"

# An engine that is turned off was there, so the data plane is another.
_without_cilium if {
	cluster.changed
	not cluster.present(_dataplane)
}

# Without a plugin of AKS, people install one themselves, such as Calico or Cilium, and its engine comes with it. What
# an unknown plugin brings is unknown.
_own_plugin if lower(cluster.value(_plugin)) == "none"

_own_plugin if {
	cluster.present(_plugin)
	not cluster.value(_plugin)
}

_engine := "properties.networkProfile.networkPolicy"

_dataplane := "properties.networkProfile.networkDataplane"

_plugin := "properties.networkProfile.networkPlugin"
