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
#   fix: |
#     Turn on workload identity, and the OIDC issuer, which it needs:
#
#     - az: `--enable-workload-identity --enable-oidc-issuer`
#     - Terraform: `workload_identity_enabled = true` and `oidc_issuer_enabled = true`
#     - ARM: `properties.securityProfile.workloadIdentity.enabled: true` and `properties.oidcIssuerProfile.enabled:
#       true`
package rules.cluster["workload-identity-disabled"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value("properties.securityProfile.workloadIdentity.enabled") == false
	finding := {
		"path": cluster.path("properties.securityProfile.workloadIdentity.enabled"),
		"message": "workload identity is off",
	}
}
