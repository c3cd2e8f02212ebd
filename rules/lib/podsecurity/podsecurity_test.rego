package rules.lib.podsecurity_test

import data.rules.lib.podsecurity

# The rules test each control with their parameters; this is how to run one under others.
test_control_of_a_pod_under_options if {
	_paths({"privileged": true}) == {["spec", "containers", 0, "securityContext", "privileged"]}
	_paths({"unknown": "$CONTEXT"}) == set()
}

_paths(context) := {finding.path |
	containers := {["spec", "containers", 0]: {"securityContext": context}}
	pod := {"path": ["spec"], "spec": {}, "containers": containers, "azureNamespace": ""}
	some finding in podsecurity.privileged(pod, {"reading": "strict"})
}
