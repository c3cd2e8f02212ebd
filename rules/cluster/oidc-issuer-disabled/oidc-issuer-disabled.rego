# METADATA
# title: Cluster without the OIDC issuer
# description: |
#   The OIDC issuer publishes the keys by which Entra ID and others trust the tokens of service accounts. Without it
#   there is no workload identity, and the tokens of pods stay valid for a year. AKS turns it on by itself only from
#   Kubernetes 1.34 on.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-oidc-issuer
#     description: Create an OpenID Connect provider on AKS
# custom:
#   score: 5.5
#   groups: [hardening, identity, recommended]
#   fix: Add `--enable-oidc-issuer`; it can be added to a cluster later, but never taken away.
package rules.cluster["oidc-issuer-disabled"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value("properties.oidcIssuerProfile.enabled") == false
	finding := {
		"path": cluster.path("properties.oidcIssuerProfile.enabled"),
		"message": "the OIDC issuer is off",
	}
}
