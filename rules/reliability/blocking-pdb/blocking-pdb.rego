# METADATA
# title: PodDisruptionBudget that blocks every eviction
# description: |
#   No pod may ever be evicted, so nodes cannot be drained: upgrades of the cluster and of its nodes stop or fail.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a Disruption Budget for your Application
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-scheduler
#     description: Best practices for basic scheduler features in AKS
# custom:
#   score: 4.5
#   groups: [recommended, reliability]
#   references:
#     azurePolicy: [d77f191e-2338-45d0-b6d4-4ee1c586a192, d9e8f2c1-4c5a-4f5c-8b5a-2abf1e9f7b4d]
#   fix: Allow at least one pod to be evicted, for example with `maxUnavailable` 1.
package rules.reliability["blocking-pdb"]

findings contains finding if {
	input.kind == "PodDisruptionBudget"
	some field, bound in input.spec
	_blocks(field, bound)
	finding := {
		"path": ["spec", field],
		"message": sprintf("%s %v lets no pod be evicted", [field, bound]),
	}
}

_blocks("maxUnavailable", 0)

_blocks("maxUnavailable", bound) if regex.match(`^0+%$`, bound)

_blocks("minAvailable", bound) if regex.match(`^0*100%$`, bound)
