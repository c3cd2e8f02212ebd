# METADATA
# title: Binding to system:masters
# description: |
#   Members of system:masters bypass all authorization: the binding adds nothing, and removing it takes nothing away.
#   Nobody should be a member.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
# custom:
#   score: 9.0
#   groups: [hardening, recommended]
#   fix: Bind the role to a group of Microsoft Entra ID or to a service account.
package rules.rbac["system-masters-binding"]

import data.rules.lib.rbac

findings contains finding if {
	some i, subject in rbac.subjects
	subject.kind == "Group"
	subject.name == "system:masters"
	finding := {
		"path": ["subjects", i, "name"],
		"message": sprintf("%s binds system:masters, which bypasses authorization", [rbac.label]),
	}
}
