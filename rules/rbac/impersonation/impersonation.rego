# METADATA
# title: Role that can impersonate others
# description: |
#   Whoever impersonates a user or group has all of its permissions, for example those of system:masters. Limiting it to
#   some names is fine, unless system:masters is one of them.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/
#     description: User impersonation
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
# custom:
#   score: 8.0
#   groups: [recommended]
#   fix: Remove the verb impersonate, or limit it to the names that are needed with resourceNames.
package rules.rbac.impersonation

import data.rules.lib.rbac

findings contains finding if {
	some i, item in rbac.grants("", {"groups", "serviceaccounts", "users"}, {"impersonate"})
	not _limited(item)
	finding := {
		"path": ["rules", i, "resources"],
		"message": sprintf("%s can impersonate others", [rbac.label]),
	}
}

_limited(item) if {
	names := item.resourceNames
	count(names) > 0
	not "system:masters" in names
}
