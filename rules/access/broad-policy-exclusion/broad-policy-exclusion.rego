# METADATA
# title: Policy assignment that leaves out workloads
# description: |
#   A policy that leaves out namespaces, allows host paths or allows every capability does not protect what runs there,
#   although the cluster counts as covered.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-policy
#     description: Secure your AKS clusters with Azure Policy
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
#     description: Understand Azure Policy for Kubernetes clusters
# custom:
#   score: 5.0
#   groups: [hardening, recommended]
#   parameters:
#     allowedExclusions:
#       type: array
#       items: {type: string}
#       default: [azure-arc, azure-extensions-usage-system, gatekeeper-system, kube-system]
#       description: namespaces that may be left out; by default, those that Azure Policy leaves out
#   fix: |
#     Leave out only the namespaces of the system, and exempt single images or resources where needed:
#
#     - az: `excludedNamespaces`, `namespaces`, `allowedHostPaths` and `allowedCapabilities` in `--params`
#     - Terraform: the same, in `parameters`
#     - ARM: the same, in `properties.parameters`
package rules.access["broad-policy-exclusion"]

import data.parameters["broad-policy-exclusion"] as parameters
import data.rules.lib.policy

findings contains finding if {
	policy.assigned in policy.known
	some path, message in _exclusions
	finding := {
		"path": array.concat(["properties", "parameters"], path),
		"message": message,
	}
}

_exclusions[["excludedNamespaces", "value", i]] := sprintf("leaves out the namespace %s", [namespace]) if {
	some i, namespace in policy.value("excludedNamespaces")
	is_string(namespace)
	not namespace in parameters.allowedExclusions
}

_exclusions[["namespaces", "value"]] := "judges only the namespaces that are listed" if {
	count(policy.value("namespaces")) > 0
	is_array(policy.value("namespaces"))
}

_exclusions[["allowedHostPaths", "value", "paths", i]] := sprintf("allows the host path %s", [allowed.pathPrefix]) if {
	some i, allowed in policy.value("allowedHostPaths").paths
	is_string(allowed.pathPrefix)
}

_exclusions[["allowedCapabilities", "value", i]] := "allows every capability" if {
	some i, capability in policy.value("allowedCapabilities")
	capability == "*"
}
