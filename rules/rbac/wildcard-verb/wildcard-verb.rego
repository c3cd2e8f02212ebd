# METADATA
# title: Wildcard verb on custom resources
# description: |
#   The verb * includes verbs that are added later. For the custom resources of a controller that is seldom a risk, but
#   the CIS benchmark forbids it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
#     description: Referring to resources in roles
# custom:
#   score: 3.0
#   groups: [azure-cis, cis-aks]
#   references:
#     azurePolicy: [ca8d5704-aa2b-40cf-b110-dc19052825ad]
#     cisAks: [4.1.3]
#   fix: List the verbs that are needed.
package rules.rbac["wildcard-verb"]

import data.rules.lib.rbac

findings contains finding if {
	some i, item in rbac.wildcard_verbs
	_own(item)
	some j, "*" in item.verbs
	finding := {
		"path": ["rules", i, "verbs", j],
		"message": sprintf("%s can use every verb on custom resources", [rbac.label]),
	}
}

_own(item) if {
	is_array(item.apiGroups)
	every group in item.apiGroups {
		is_string(group)
		not rbac.built_in(group)
	}
}
