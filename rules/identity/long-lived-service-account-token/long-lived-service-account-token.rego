# METADATA
# title: Long-lived service account token
# description: |
#   The token in such a Secret never expires, and whoever reads it can act as the service account until the Secret is
#   deleted. Pods and clients can have tokens that expire instead.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
#     description: Service account token Secrets
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/
#     description: Managing service accounts
# custom:
#   score: 7.0
#   groups: [identity, recommended]
#   fix: >-
#     Delete the Secret. Mount a projected token, create one with kubectl create token, or use Microsoft Entra Workload
#     ID.
package rules.identity["long-lived-service-account-token"]

import data.rules.lib.manifest

findings contains finding if {
	input.kind == "Secret"
	input.type == "kubernetes.io/service-account-token"
	finding := {
		"path": ["type"],
		"message": sprintf("%s holds a token%s that never expires", [manifest.label("secret"), _of]),
	}
}

default _of := ""

_of := sprintf(" of the service account %q", [account]) if {
	account := input.metadata.annotations["kubernetes.io/service-account.name"]
	is_string(account)
}
