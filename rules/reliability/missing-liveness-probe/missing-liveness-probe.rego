# METADATA
# title: Missing liveness probe
# description: |
#   The kubelet restarts a container that has ended, but without this probe it cannot tell that one has hung.
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
#   fix: Add a `livenessProbe` that fails only if a restart would help.
package rules.reliability["missing-liveness-probe"]

import data.parameters["missing-liveness-probe"] as parameters
import data.rules.lib.reliability
import data.rules.lib.workload

findings contains finding if {
	workload.judged(parameters.reading)
	some path, container in reliability.without_probe("livenessProbe")
	not workload.excluded(container, parameters)
	finding := {
		"path": array.concat(path, ["livenessProbe"]),
		"message": sprintf("%s has no liveness probe", [workload.label(path, container)]),
	}
}
