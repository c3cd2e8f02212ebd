# METADATA
# title: PodSecurityPolicy, removed in Kubernetes 1.25
# description: |
#   A PodSecurityPolicy protects nothing any more: Kubernetes 1.25 removed the kind, and AKS refuses it. What it
#   forbade is now for Pod Security admission, by a label of the namespace, or for Azure Policy.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
#     description: Pod Security Policies
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
#     description: Migrate from PodSecurityPolicy to Pod Security admission
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-policy
#     description: Secure your AKS clusters with Azure Policy
# custom:
#   score: 5.0
#   groups: [recommended]
#   fix: >-
#     Remove it. Label the namespace with `pod-security.kubernetes.io/enforce`, or assign the pod security initiative
#     of Azure Policy.
package rules.pod["pod-security-policy"]

import data.target

findings contains {"path": ["kind"], "message": "PodSecurityPolicy was removed in Kubernetes 1.25"} if {
	target.minor >= 25
	input.kind == "PodSecurityPolicy"
	split(input.apiVersion, "/")[0] in _groups
}

findings contains finding if {
	target.minor >= 25
	input.kind in {"ClusterRole", "Role"}
	some i, granted in input.rules
	some group in granted.apiGroups
	group in _groups
	some k, resource in granted.resources
	resource == "podsecuritypolicies"
	finding := {
		"path": ["rules", i, "resources", k],
		"message": "the role grants podsecuritypolicies, which were removed in Kubernetes 1.25",
	}
}

_groups := {"extensions", "policy"}
