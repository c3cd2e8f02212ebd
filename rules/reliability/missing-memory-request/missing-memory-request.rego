# METADATA
# title: Missing memory request
# description: |
#   The scheduler takes the container to need no memory, and puts it on a node that may have none left. When memory runs
#   out there, the container is among the first to be killed.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource Management for Pods and Containers
#   - ref: https://learn.microsoft.com/azure/aks/developer-best-practices-resource-management
#     description: Resource management best practices for AKS
# custom:
#   score: 4.0
#   groups: [azure-safeguards, reliability]
#   references:
#     azurePolicy: [03a4ecdb-0684-4039-be91-2762979e1bc8]
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Set `resources.requests.memory` to what the container needs.
package rules.reliability["missing-memory-request"]

import data.parameters["missing-memory-request"] as parameters
import data.rules.lib.reliability
import data.rules.lib.workload

findings contains finding if {
	workload.judged(parameters.reading)
	some path, container in reliability.without_request("memory")
	not workload.excluded(container, parameters)
	finding := {
		"path": array.concat(path, ["resources", "requests", "memory"]),
		"message": sprintf("%s has no memory request", [workload.label(path, container)]),
	}
}
