# METADATA
# title: Workload identity label on a workload instead of its pods
# description: |
#   The webhook of workload identity looks for the label azure.workload.identity/use on pods, which get theirs from
#   the template. On the workload itself it has no effect: the pods get no token.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster
#     description: Deploy and configure workload identity on AKS
# custom:
#   score: 7.0
#   groups: [broken, identity, recommended]
#   fix: Move the label to the metadata of the pod template.
package rules.identity["workload-identity-label-on-controller"]

import data.rules.lib.values
import data.rules.lib.workloadidentity

findings contains finding if {
	input.metadata.labels[workloadidentity.label] == "true"
	some path, metadata in workloadidentity.pod_metadata
	path != ["metadata"]
	not values.unknown(object.get(metadata, "labels", null))
	object.get(metadata, ["labels", workloadidentity.label], null) == null
	finding := {
		"path": ["metadata", "labels", workloadidentity.label],
		"message": sprintf("the %s has the label %s, its pods do not", [input.kind, workloadidentity.label]),
	}
}
