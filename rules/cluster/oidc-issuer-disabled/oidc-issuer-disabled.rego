# METADATA
# title: Cluster without the OIDC issuer
# description: |
#   The OIDC issuer publishes the keys with which Entra ID and others verify the tokens of service accounts. Without it
#   there is no workload identity, and the tokens of pods stay valid for a year. AKS enables it by default in new
#   clusters with Kubernetes 1.34 or later.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-oidc-issuer
#     description: Create an OpenID Connect provider on AKS
# custom:
#   score: 5.5
#   groups: [hardening, identity, recommended]
#   fix: |
#     Turn on the OIDC issuer, now or later; it can never be turned off:
#
#     - az: `--enable-oidc-issuer`
#     - Terraform: `oidc_issuer_enabled = true`
#     - ARM: `properties.oidcIssuerProfile.enabled: true`
package rules.cluster["oidc-issuer-disabled"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value("properties.oidcIssuerProfile.enabled") == false
	finding := {
		"path": cluster.path("properties.oidcIssuerProfile.enabled"),
		"message": "the OIDC issuer is off",
	}
}
