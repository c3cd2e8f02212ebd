# METADATA
# title: Missing CPU request
# description: |
#   The scheduler takes the container to need no CPU, and puts it on a node that may be busy. There, it gets only what
#   the others leave.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource Management for Pods and Containers
#   - ref: https://learn.microsoft.com/azure/aks/developer-best-practices-resource-management
#     description: Resource management best practices for AKS
# custom:
#   score: 3.9
#   groups: [azure-safeguards, reliability]
#   references:
#     azurePolicy: [03a4ecdb-0684-4039-be91-2762979e1bc8]
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Set `resources.requests.cpu` to what the container needs.
package rules.reliability["missing-cpu-request"]

import data.parameters["missing-cpu-request"] as parameters
import data.rules.lib.reliability
import data.rules.lib.workload

findings contains finding if {
	workload.judged(parameters.reading)
	some path, container in reliability.without_request("cpu")
	not workload.excluded(container, parameters)
	finding := {
		"path": array.concat(path, ["resources", "requests", "cpu"]),
		"message": sprintf("%s has no CPU request", [workload.label(path, container)]),
	}
}
