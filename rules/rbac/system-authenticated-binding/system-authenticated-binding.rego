# METADATA
# title: Binding to every authenticated user or service account
# description: |
#   system:authenticated includes every user who can sign in to the cluster and every pod with a token of its service
#   account. system:serviceaccounts includes every service account of the cluster.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
#     description: Default roles and role bindings
# custom:
#   score: 8.0
#   groups: [hardening, recommended]
#   fix: Bind the role to a group of Microsoft Entra ID or to the service accounts that need it.
package rules.rbac["system-authenticated-binding"]

import data.rules.lib.rbac

findings contains finding if {
	not rbac.grants_role(_public)
	some i, subject in rbac.subjects
	subject.kind == "Group"
	finding := {
		"path": ["subjects", i, "name"],
		"message": sprintf("%s includes every %s", [rbac.label, _everyone[subject.name]]),
	}
}

_everyone := {
	"system:authenticated": "authenticated user and service account",
	"system:serviceaccounts": "service account",
}

# The roles that Kubernetes grants to everyone.
_public := {
	"system:basic-user",
	"system:discovery",
	"system:public-info-viewer",
	"system:service-account-issuer-discovery",
}
