package rules.lib.capability_test

import data.rules.lib.capability

# The rules test each control with their parameters; this is how to run one under others.
test_control_of_a_pod_under_options if {
	_paths({"capabilities": {"drop": []}}) == {["spec", "containers", 0, "securityContext", "capabilities", "drop"]}
	_paths({"unknown": "$CONTEXT"}) == set()
}

_paths(context) := {finding.path |
	containers := {["spec", "containers", 0]: {"securityContext": context}}
	pod := {"path": ["spec"], "spec": {}, "containers": containers, "azureNamespace": ""}
	some finding in capability.undropped(pod, {"minor": 30})
}
