# METADATA
# title: Role that reads or writes Secrets
# description: |
#   Whoever can get, list or watch Secrets has every password and token in them, and whoever can change them can replace
#   what workloads trust. A Role that is limited to the names of some Secrets is fine.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/
#     description: Using RBAC authorization
# custom:
#   score: 7.0
#   groups: [cis-aks]
#   references:
#     cisAks: [4.1.2]
#   fix: Limit a Role to the Secrets that are needed with resourceNames, or mount them instead.
package rules.rbac["secret-access"]

import data.rules.lib.rbac

findings contains finding if {
	some verb, action in _actions
	some i, item in rbac.grants("", {"secrets"}, verb)
	not rbac.narrow(item)
	finding := {
		"path": ["rules", i, "resources"],
		"message": sprintf("%s can %s Secrets", [rbac.label, action]),
	}
}

_actions := {
	{"get", "list", "watch"}: "read",
	{"create", "delete", "deletecollection", "patch", "update"}: "write",
}
