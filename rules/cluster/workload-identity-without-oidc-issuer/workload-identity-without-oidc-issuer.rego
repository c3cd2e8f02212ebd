# METADATA
# title: Workload identity without the OIDC issuer that it needs
# description: |
#   Entra ID verifies the tokens of pods with the keys that the OIDC issuer publishes. Without it no pod can get a
#   token, and az and AKS refuse the cluster.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster
#     description: Deploy and configure workload identity on an AKS cluster
#   - ref: https://learn.microsoft.com/azure/aks/use-oidc-issuer
#     description: Create an OpenID Connect provider on AKS
# custom:
#   score: 7.0
#   groups: [broken, identity, recommended]
#   supersedes: [oidc-issuer-disabled]
#   fix: |
#     Turn on the OIDC issuer too:
#
#     - az: `--enable-oidc-issuer`
#     - Terraform: `oidc_issuer_enabled = true`
#     - ARM: `properties.oidcIssuerProfile.enabled: true`
package rules.cluster["workload-identity-without-oidc-issuer"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value("properties.securityProfile.workloadIdentity.enabled") == true
	cluster.value(_issuer) == false
	finding := {
		"path": cluster.path(_issuer),
		"message": "workload identity is on, but the OIDC issuer that it needs is off",
	}
}

_issuer := "properties.oidcIssuerProfile.enabled"
