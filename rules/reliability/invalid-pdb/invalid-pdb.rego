# METADATA
# title: PodDisruptionBudget with neither or both of its bounds
# description: |
#   Kubernetes refuses a budget with both minAvailable and maxUnavailable; one with neither protects no pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a Disruption Budget for your Application
# custom:
#   score: 2.0
#   groups: [broken, recommended, reliability]
#   fix: Set either `minAvailable` or `maxUnavailable`.
package rules.reliability["invalid-pdb"]

import data.rules.lib.values

findings contains finding if {
	input.kind == "PodDisruptionBudget"
	not values.unknown(object.get(input, "spec", {}))
	finding := {
		"path": ["spec", "maxUnavailable"],
		"message": _fault,
	}
}

_fault := "the budget has both minAvailable and maxUnavailable" if {
	_known("minAvailable")
	_known("maxUnavailable")
} else := "the budget has neither minAvailable nor maxUnavailable" if {
	not _given("minAvailable")
	not _given("maxUnavailable")
}

_given(bound) if input.spec[bound] != null

_known(bound) if {
	_given(bound)
	not _unknown(bound)
}

_unknown(bound) if values.unknown(input.spec[bound])
