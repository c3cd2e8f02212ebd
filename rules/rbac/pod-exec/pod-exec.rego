# METADATA
# title: Role that can run commands in pods
# description: |
#   Whoever can run commands in a pod has its files, its Secrets and its identity. Attaching to a pod, or adding a debug
#   container to it, gives the same access.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
#     description: Get a shell to a running container
# custom:
#   score: 7.0
#   groups: []
#   fix: >-
#     Remove the subresources. Keep this access for emergencies, in a role that is granted for a limited time.
package rules.rbac["pod-exec"]

import data.rules.lib.rbac

findings contains finding if {
	some grant in _grants
	some i, _ in rbac.grants("", grant.resources, grant.verbs)
	finding := {
		"path": ["rules", i, "resources"],
		"message": sprintf("%s can %s", [rbac.label, grant.action]),
	}
}

_grants := [
	{
		"resources": {"pods/attach", "pods/exec"},
		"verbs": {"create", "get"},
		"action": "run commands in pods",
	},
	{
		"resources": {"pods/ephemeralcontainers"},
		"verbs": {"patch", "update"},
		"action": "add containers to running pods",
	},
]
