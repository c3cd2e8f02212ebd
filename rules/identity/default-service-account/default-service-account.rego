# METADATA
# title: Pod that runs as the default service account
# description: |
#   All pods of a namespace that do not name a service account share the default one. Whatever it is allowed to do for
#   one of them, all of them can do.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
#     description: Configure service accounts for pods
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
#     description: Service accounts
# custom:
#   score: 4.8
#   groups: [identity, cis-aks]
#   references:
#     cisAks: ["4.1.5", "5.2.1"]
#   fix: Create a service account for the workload, and name it in `serviceAccountName`.
package rules.identity["default-service-account"]

import data.rules.lib.workload

findings contains finding if {
	some path, spec in workload.pods
	field := _field(spec)
	object.get(spec, field, null) in {null, "", "default"}
	finding := {
		"path": array.concat(path, [field]),
		"message": "the pod runs as the default service account of its namespace",
	}
}

# _field names the field that counts. The deprecated serviceAccount does if the other has no value.
_field(spec) := "serviceAccount" if {
	object.get(spec, "serviceAccountName", null) in {null, ""}
	not object.get(spec, "serviceAccount", null) in {null, ""}
} else := "serviceAccountName"
