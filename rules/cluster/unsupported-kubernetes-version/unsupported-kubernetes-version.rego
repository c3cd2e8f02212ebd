# METADATA
# title: Kubernetes version that AKS no longer supports
# description: |
#   An unsupported version gets no security fixes, and AKS does not help with its problems. New clusters cannot be
#   created with it, and AKS may upgrade existing ones on its own.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/supported-kubernetes-versions
#     description: Supported Kubernetes versions in AKS
#   - ref: https://learn.microsoft.com/azure/aks/long-term-support
#     description: Long-term support for AKS
# custom:
#   score: 5.5
#   groups: [mcsb, reliability, recommended]
#   references:
#     azurePolicy: [fb893a29-21bb-418c-a157-e99480ec364c]
#     mcsb: [MCSBv1-PV-7]
#   parameters:
#     minMinor:
#       type: integer
#       default: 0
#       description: the y of the oldest Kubernetes 1.y that is allowed, although AKS may support older ones
#   fix: |
#     Upgrade the cluster and its node pools, and let AKS keep them up to date:
#
#     - az: `--kubernetes-version` with a supported version, or without, and `--auto-upgrade-channel stable`
#     - Terraform: a supported `kubernetes_version`, or none, and `automatic_upgrade_channel = "stable"`
#     - ARM: a supported `properties.kubernetesVersion`, or none, and `properties.autoUpgradeProfile.upgradeChannel:
#       stable`
package rules.cluster["unsupported-kubernetes-version"]

import data.parameters["unsupported-kubernetes-version"] as parameters
import data.rules.lib.cluster
import data.rules.lib.nodepool
import data.rules.lib.support

findings contains finding if {
	version := cluster.value(_property)
	finding := {
		"path": cluster.path(_property),
		"message": _fault(support.minor(version), _plan, parameters.minMinor),
	}
}

findings contains finding if {
	some i, pool in nodepool.pools
	fault := _fault(support.minor(pool.orchestratorVersion), _plan, parameters.minMinor)
	finding := {
		"path": nodepool.path(i, "orchestratorVersion"),
		"message": sprintf("%s: %s", [nodepool.label(i, pool), fault]),
	}
}

_property := "properties.kubernetesVersion"

_fault(minor, plan, oldest) := sprintf("support for Kubernetes 1.%d has ended", [minor]) if {
	minor < support.oldest
} else := sprintf("support for Kubernetes 1.%d %s", [minor, support.ends(_last_day(minor, plan))]) if {
	support.ended(_last_day(minor, plan))
} else := sprintf("Kubernetes 1.%d is older than 1.%d", [minor, oldest]) if {
	minor < oldest
}

_last_day(minor, plan) := support.kubernetes[sprintf("1.%d", [minor])][plan]

# Long-term support needs the Premium tier. Where the plan is unknown, it may be the longer one.
default _plan := "lts"

_plan := "standard" if lower(cluster.value("properties.supportPlan")) == "kubernetesofficial"

_plan := "standard" if lower(cluster.value("sku.tier")) in {"free", "standard"}
