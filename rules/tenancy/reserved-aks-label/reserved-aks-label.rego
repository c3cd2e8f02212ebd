# METADATA
# title: Label reserved for AKS
# description: |
#   A label below kubernetes.azure.com says that AKS manages the object. The policy of Deployment Safeguards denies such
#   labels to everyone else, on pods as well as on other objects.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-labels
#     description: Use labels in an AKS cluster
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
#     description: Deployment safeguards in AKS
# custom:
#   score: 3.0
#   groups: [azure-safeguards]
#   references:
#     azurePolicy: [a22123bd-b9da-4c86-9424-24903e91fd55]
#   parameters:
#     labels:
#       type: array
#       items: {type: string}
#       default: [kubernetes.azure.com]
#       description: labels that are reserved, and what is below them
#   fix: Use a label with a prefix of your own.
package rules.tenancy["reserved-aks-label"]

import data.parameters["reserved-aks-label"] as parameters
import data.rules.lib.manifest
import data.rules.lib.workload

findings contains finding if {
	some path, labels in _labels
	some key, value in labels
	is_string(value)
	split(key, "/")[0] in parameters.labels
	finding := {
		"path": array.concat(path, [key]),
		"message": sprintf("%s has the label %s, which is reserved for AKS", [manifest.label(input.kind), key]),
	}
}

_labels[["metadata", "labels"]] := input.metadata.labels

# The labels of the pods that a workload makes.
_labels[path] := object.get(input, path, {}) if {
	some pod, _ in workload.pods
	path := array.concat(array.slice(pod, 0, count(pod) - 1), ["metadata", "labels"])
}
