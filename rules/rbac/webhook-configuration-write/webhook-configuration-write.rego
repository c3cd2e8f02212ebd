# METADATA
# title: Role that can write webhook configurations
# description: |
#   An admission webhook sees every object that it asks for, including Secrets, and can change or reject it. Whoever can
#   write webhook configurations controls what runs in the cluster, and can switch off its guards.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
#     description: Dynamic admission control
# custom:
#   score: 7.5
#   groups: [cis-aks]
#   references:
#     cisAks: [4.1.11]
#   fix: >-
#     Remove the rule. If a controller has to update the certificate in its own webhook, limit the rule to that with
#     resourceNames, and accept the finding.
package rules.rbac["webhook-configuration-write"]

import data.rules.lib.rbac

findings contains finding if {
	some i, _ in rbac.grants("admissionregistration.k8s.io", _configurations, _verbs)
	finding := {
		"path": ["rules", i, "resources"],
		"message": sprintf("%s can write admission webhooks", [rbac.label]),
	}
}

_configurations := {"mutatingwebhookconfigurations", "validatingwebhookconfigurations"}

_verbs := {"create", "delete", "deletecollection", "patch", "update"}
