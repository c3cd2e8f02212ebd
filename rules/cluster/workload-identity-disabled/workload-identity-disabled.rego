# METADATA
# title: Cluster without workload identity
# description: |
#   Without workload identity, a pod that needs Azure must keep a secret or use the identity of its node, which every
#   other pod on the node can use too.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Use Microsoft Entra Workload ID with AKS
# custom:
#   score: 6.5
#   groups: [hardening, identity, recommended]
#   references:
#     azurePolicy: [2cc2e023-0dac-4046-875b-178f683929d5]
#   fix: Add `--enable-workload-identity`, and `--enable-oidc-issuer`, which it needs.
package rules.cluster["workload-identity-disabled"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value("properties.securityProfile.workloadIdentity.enabled") == false
	finding := {
		"path": cluster.path("properties.securityProfile.workloadIdentity.enabled"),
		"message": "workload identity is off",
	}
}
