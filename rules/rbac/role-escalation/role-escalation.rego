# METADATA
# title: Role that can escalate, bind or write roles
# description: |
#   Kubernetes lets nobody grant more than they have, except with the verbs escalate and bind. These, or write access to
#   roles and bindings, are steps towards cluster-admin.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/
#     description: Using RBAC authorization
# custom:
#   score: 8.0
#   groups: [recommended]
#   fix: Remove the rule. Let a trusted pipeline create roles and bindings.
package rules.rbac["role-escalation"]

import data.rules.lib.rbac

findings contains finding if {
	some grant in _grants
	some i, _ in rbac.grants("rbac.authorization.k8s.io", grant.resources, grant.verbs)
	finding := {
		"path": ["rules", i, "resources"],
		"message": sprintf("%s can %s", [rbac.label, grant.action]),
	}
}

_grants := [
	{
		"resources": {"clusterroles", "roles"},
		"verbs": {"bind", "escalate"},
		"action": "grant more than it has",
	},
	{
		"resources": {"clusterroles", "roles"},
		"verbs": {"create", "patch", "update"},
		"action": "write roles",
	},
	{
		"resources": {"clusterrolebindings", "rolebindings"},
		"verbs": {"create", "patch", "update"},
		"action": "write role bindings",
	},
]
