# METADATA
# title: Workload identity label with another value than "true"
# description: |
#   The webhook of workload identity only acts on pods whose label azure.workload.identity/use is exactly "true". With
#   any other value, the pods get no token. Without quotes, true is a boolean, which the API server refuses.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster
#     description: Deploy and configure workload identity on AKS
# custom:
#   score: 5.5
#   groups: [broken, identity, recommended]
#   fix: >-
#     Write `azure.workload.identity/use: "true"`.
package rules.identity["invalid-workload-identity-label"]

import data.rules.lib.workloadidentity

findings contains finding if {
	some path, metadata in workloadidentity.pod_metadata
	fault := _fault(metadata.labels[workloadidentity.label])
	finding := {
		"path": array.concat(path, ["labels", workloadidentity.label]),
		"message": sprintf("%s is %s", [workloadidentity.label, fault]),
	}
}

_fault(value) := sprintf("%q; only \"true\" has an effect", [value]) if {
	is_string(value)
	not value in {"true", "false"} # "false" turns it off on purpose
}

_fault(value) := sprintf("the boolean %v; a label must be a string, in quotes", [value]) if is_boolean(value)

_fault(value) := sprintf("the number %v; a label must be a string, in quotes", [value]) if is_number(value)
