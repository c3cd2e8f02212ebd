# METADATA
# title: Wildcard in a role
# description: |
#   A wildcard grants more than is meant: the verb * includes escalate, bind and impersonate; the resource * includes
#   every Secret, and any kind of object that is added later.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
#     description: Referring to resources in roles
# custom:
#   score: 8.0
#   groups: [azure-cis, hardening, cis-aks, recommended]
#   references:
#     azurePolicy: [ca8d5704-aa2b-40cf-b110-dc19052825ad]
#     cisAks: [4.1.3]
#   supersedes:
#     - csr-approval
#     - impersonation
#     - node-proxy
#     - pod-exec
#     - role-escalation
#     - secret-access
#     - service-account-token-creation
#     - webhook-configuration-write
#   fix: List the resources and verbs that are needed.
package rules.rbac["wildcard-role"]

import data.rules.lib.rbac

findings contains finding if {
	some i, item in rbac.role_rules
	some list, what in {"nonResourceURLs": "URL", "resources": "resource"}
	some j, "*" in item[list]
	finding := {
		"path": ["rules", i, list, j],
		"message": sprintf("%s has access to every %s%s", [rbac.label, what, _verbs(item)]),
	}
}

findings contains finding if {
	some i, item in rbac.wildcard_verbs
	some group in item.apiGroups
	rbac.built_in(group)
	some j, "*" in item.verbs
	finding := {
		"path": ["rules", i, "verbs", j],
		"message": sprintf("%s can use every verb on resources of Kubernetes", [rbac.label]),
	}
}

_verbs(item) := " with every verb" if {
	"*" in item.verbs
} else := ""
