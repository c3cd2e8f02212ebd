# METADATA
# title: Pod identity on kubenet, where identities can be spoofed
# description: |
#   On kubenet, a pod with the capability NET_RAW can forge the address of another pod, and so get the tokens of its
#   identity. That is why AKS refuses the combination unless it is asked for twice.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-ad-pod-identity
#     description: Use Microsoft Entra pod-managed identities in AKS
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-migrate-from-pod-identity
#     description: Migrate from pod identity to workload identity
# custom:
#   score: 7.8
#   groups: [broken, hardening, identity, recommended]
#   supersedes: [pod-identity-addon]
#   fix: |
#     Move the workloads to workload identity, which does not depend on the network:
#
#     - az: `--enable-oidc-issuer --enable-workload-identity` in place of `--enable-pod-identity-with-kubenet`
#     - Terraform: `oidc_issuer_enabled = true` and `workload_identity_enabled = true`, without `podIdentityProfile` in
#       an `azapi_resource`
#     - ARM: `properties.securityProfile.workloadIdentity.enabled: true` in place of `properties.podIdentityProfile`
package rules.cluster["pod-identity-on-kubenet"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value(_property) == true
	finding := {
		"path": cluster.path(_property),
		"message": "pod identity is allowed on kubenet, where pods can take the identity of others",
	}
}

_property := "properties.podIdentityProfile.allowNetworkPluginKubenet"
