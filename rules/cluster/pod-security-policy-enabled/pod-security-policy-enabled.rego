# METADATA
# title: PodSecurityPolicy, which Kubernetes removed
# description: |
#   Kubernetes 1.25 removed PodSecurityPolicy, and AKS removed the switch for it: the command or the deployment fails,
#   and pods that were thought to be restricted are not.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-policy
#     description: Secure your AKS clusters with Azure Policy
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
#     description: Pod Security Policies
# custom:
#   score: 5.0
#   groups: [recommended]
#   references:
#     azurePolicy: [3abeb944-26af-43ee-b83d-32aaf060fb94]
#   supersedes: [removed-flag]
#   fix: |
#     Leave the switch out, and let Azure Policy or Pod Security admission check pods:
#
#     - az: `--enable-addons azure-policy` in place of `--enable-pod-security-policy`
#     - Terraform: `azure_policy_enabled = true` in place of `enable_pod_security_policy`
#     - ARM: `properties.addonProfiles.azurepolicy.enabled: true` in place of `properties.enablePodSecurityPolicy`
package rules.cluster["pod-security-policy-enabled"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value(_property) == true
	finding := {
		"path": cluster.path(_property),
		"message": "the cluster enables PodSecurityPolicy, which no longer exists",
	}
}

_property := "properties.enablePodSecurityPolicy"
