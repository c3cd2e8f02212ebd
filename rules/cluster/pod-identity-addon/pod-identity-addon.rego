# METADATA
# title: Pod identity add-on, which is retired
# description: |
#   Entra pod-managed identity was deprecated in 2022, its project is archived, and AKS ended its support in September
#   2025. It intercepts the token requests of every pod on a node, and no longer gets security fixes.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-ad-pod-identity
#     description: Use Microsoft Entra pod-managed identities in AKS
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-migrate-from-pod-identity
#     description: Migrate from pod identity to workload identity
# custom:
#   score: 7.3
#   groups: [hardening, identity, recommended]
#   fix: |
#     Move the workloads to workload identity, and leave the add-on out:
#
#     - az: `--enable-oidc-issuer --enable-workload-identity` in place of `--enable-pod-identity`
#     - Terraform: `oidc_issuer_enabled = true` and `workload_identity_enabled = true`, without `podIdentityProfile` in
#       an `azapi_resource`
#     - ARM: `properties.securityProfile.workloadIdentity.enabled: true` in place of `properties.podIdentityProfile`
package rules.cluster["pod-identity-addon"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value(_property) == true
	finding := {
		"path": cluster.path(_property),
		"message": "the retired pod identity add-on is on",
	}
}

_property := "properties.podIdentityProfile.enabled"
