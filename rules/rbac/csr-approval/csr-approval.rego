# METADATA
# title: Role that can approve certificate signing requests
# description: |
#   Whoever approves certificate signing requests can have the cluster sign a client certificate for any user, and so
#   become that user until the certificate expires. It takes the subresource approval and the verb approve on signers.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
#     description: Certificates and certificate signing requests
# custom:
#   score: 7.0
#   groups: [cis-aks]
#   references:
#     cisAks: [4.1.10]
#   fix: Remove the rule, or approve requests by hand.
package rules.rbac["csr-approval"]

import data.rules.lib.rbac

findings contains finding if {
	count(rbac.grants(_group, {"signers"}, {"approve"})) > 0
	some i, _ in rbac.grants(_group, {"certificatesigningrequests/approval"}, {"patch", "update"})
	finding := {
		"path": ["rules", i, "resources"],
		"message": sprintf("%s can approve certificate signing requests", [rbac.label]),
	}
}

_group := "certificates.k8s.io"
