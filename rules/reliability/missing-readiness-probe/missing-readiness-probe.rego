# METADATA
# title: Missing readiness probe
# description: |
#   Services send requests to a container as soon as it runs, even if it is still starting or cannot answer, so every
#   rollout loses requests.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
#     description: Liveness, Readiness, and Startup Probes
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
#     description: Deployment and cluster reliability best practices for AKS
# custom:
#   score: 2.5
#   groups: [azure-safeguards, reliability]
#   references:
#     azurePolicy: [b1a9997f-2883-4f12-bdff-2280f99b5915]
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Add a `readinessProbe` that succeeds once the container can answer.
package rules.reliability["missing-readiness-probe"]

import data.parameters["missing-readiness-probe"] as parameters
import data.rules.lib.reliability
import data.rules.lib.workload

findings contains finding if {
	workload.judged(parameters.reading)
	some path, container in reliability.without_probe("readinessProbe")
	not workload.excluded(container, parameters)
	finding := {
		"path": array.concat(path, ["readinessProbe"]),
		"message": sprintf("%s has no readiness probe", [workload.label(path, container)]),
	}
}
