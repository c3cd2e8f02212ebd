# METADATA
# title: Workload identity label on a service account
# description: |
#   The webhook of workload identity looks for the label azure.workload.identity/use on pods. On a service account it
#   has no effect; pods that rely on it get no token.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster
#     description: Deploy and configure workload identity on AKS
# custom:
#   score: 3.5
#   groups: [broken, identity, recommended]
#   fix: Move the label to the pods, in the metadata of their template.
package rules.identity["workload-identity-label-on-account"]

import data.rules.lib.values
import data.rules.lib.workloadidentity

findings contains finding if {
	input.kind == "ServiceAccount"
	value := input.metadata.labels[workloadidentity.label]
	value != null
	finding := {
		"path": values.key_path(["metadata", "labels"], workloadidentity.label, value),
		"message": sprintf("%s has no effect on a service account, only on pods", [workloadidentity.label]),
	}
}
