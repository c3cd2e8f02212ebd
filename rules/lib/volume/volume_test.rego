package rules.lib.volume_test

import data.rules.lib.volume

# The rules test each control with its parameters; this is how to run one under others.
test_control_of_a_pod_under_options if {
	spec := {"volumes": [{"name": "data", "nfs": {}}]}
	pod := {"path": ["spec"], "spec": spec, "containers": {}, "azureNamespace": ""}
	found := volume.types(pod, {"reading": "pss", "allowedVolumeTypes": ["emptyDir"]})
	{finding.path | some finding in found} == {["spec", "volumes", 0, "nfs"]}
	volume.types(pod, {"reading": "pss", "allowedVolumeTypes": ["nfs"]}) == set()
}
