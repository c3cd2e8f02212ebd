# METADATA
# title: Cluster without workload identity
# description: |
#   Without workload identity a pod that needs Azure gets a secret to keep, or the identity of its node, which every
#   other pod of the node has too.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Use Microsoft Entra Workload ID with AKS
# custom:
#   score: 6.5
#   groups: [hardening, identity, recommended]
#   references:
#     azurePolicy: [2cc2e023-0dac-4046-875b-178f683929d5]
#   fix: Add `--enable-workload-identity` and the `--enable-oidc-issuer` that it needs.
package rules.cluster["workload-identity-disabled"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value("properties.securityProfile.workloadIdentity.enabled") == false
	finding := {
		"path": cluster.path("properties.securityProfile.workloadIdentity.enabled"),
		"message": "workload identity is off",
	}
}
