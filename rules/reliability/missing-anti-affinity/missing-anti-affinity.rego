# METADATA
# title: Replicas that may all run on one node
# description: |
#   Without anti-affinity or a topology spread, all replicas may run on the same node. When that node fails or is
#   upgraded, all of them are gone at once.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#     description: Pod Topology Spread Constraints
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
#     description: Deployment and cluster reliability best practices for AKS
# custom:
#   score: 2.0
#   groups: [azure-safeguards, reliability]
#   references:
#     azurePolicy: [34c88cd4-5d72-4dbb-bf77-12c3cafe8791]
#   uses: [reading]
#   fix: Add `topologySpreadConstraints` over zones and nodes, or `affinity.podAntiAffinity`.
package rules.reliability["missing-anti-affinity"]

import data.parameters["missing-anti-affinity"] as parameters
import data.rules.lib.reliability
import data.rules.lib.workload

findings contains finding if {
	workload.judged(parameters.reading)
	input.kind in reliability.replicated
	input.spec.replicas > 1
	is_number(input.spec.replicas)
	some path, pod in workload.pods
	not reliability.spread(pod)
	finding := {
		"path": array.concat(path, ["topologySpreadConstraints"]),
		"message": sprintf("nothing keeps the %d replicas on different nodes", [input.spec.replicas]),
	}
}
