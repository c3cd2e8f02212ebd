# METADATA
# title: Binding to anonymous users
# description: |
#   Requests without credentials come from system:anonymous in the group system:unauthenticated. Anyone who can reach
#   the API server has what these are granted.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests
#     description: Anonymous requests
# custom:
#   score: 9.5
#   groups: [hardening, recommended]
#   fix: Bind the role to a group of Microsoft Entra ID or to a service account.
package rules.rbac["anonymous-binding"]

import data.rules.lib.rbac

findings contains finding if {
	not rbac.grants_role({"system:public-info-viewer"}) # which Kubernetes grants to everyone
	some i, subject in rbac.subjects
	{"kind": subject.kind, "name": subject.name} in _anonymous
	finding := {
		"path": ["subjects", i, "name"],
		"message": sprintf("%s includes users who have not signed in", [rbac.label]),
	}
}

_anonymous := [{"kind": "User", "name": "system:anonymous"}, {"kind": "Group", "name": "system:unauthenticated"}]
