# METADATA
# title: Binding to cluster-admin
# description: |
#   cluster-admin can do everything: read every Secret, change every role and run privileged pods. In a RoleBinding it
#   can do everything in the namespace.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-identity
#     description: Best practices for authentication and authorization in AKS
# custom:
#   score: 8.5
#   groups: [azure-cis, hardening, cis-aks, recommended]
#   references:
#     azurePolicy: [a3dc4946-dba6-43e6-950d-f96532848c9f]
#     cisAks: [4.1.1]
#   parameters:
#     allowedSubjects:
#       type: array
#       items: {type: string}
#       default: []
#       description: users, groups and service accounts (system:serviceaccount:NAMESPACE:NAME) that may be bound to it
#   fix: Bind a role with only the permissions that are needed.
package rules.rbac["cluster-admin-binding"]

import data.parameters["cluster-admin-binding"] as parameters
import data.rules.lib.rbac

findings contains finding if {
	rbac.grants_role({"cluster-admin"})
	_denied
	finding := {
		"path": ["roleRef", "name"],
		"message": sprintf("%s grants cluster-admin%s", [rbac.label, _scope[input.kind]]),
	}
}

_scope := {
	"ClusterRoleBinding": "",
	"RoleBinding": " in its namespace",
}

_denied if {
	some subject in rbac.subjects
	not _allowed(subject)
}

_allowed(subject) if _user(subject) in parameters.allowedSubjects

# Where some are allowed, one that is not known may be.
_allowed(subject) if {
	count(parameters.allowedSubjects) > 0
	not _user(subject)
}

_user(subject) := sprintf("system:serviceaccount:%s:%s", [subject.namespace, subject.name]) if {
	subject.kind == "ServiceAccount"
} else := subject.name if {
	is_string(subject.name)
}
