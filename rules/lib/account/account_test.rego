package rules.lib.account_test

import data.rules.lib.account

# The rules test each control with their parameters; this is how to run one under others.
test_control_of_a_pod_under_options if {
	_paths({"runAsUser": 0}) == {["spec", "containers", 0, "securityContext", "runAsUser"]}
	_paths({"unknown": "$CONTEXT"}) == set()
}

_paths(context) := {finding.path |
	containers := {["spec", "containers", 0]: {"securityContext": context}}
	pod := {"path": ["spec"], "spec": {}, "containers": containers, "azureNamespace": ""}
	some finding in account.root_users(pod, {"reading": "pss", "minor": 30})
}
