package rules.pod["flex-volume_test"]

import data.parameters["flex-volume"] as parameters
import data.rules.pod["flex-volume"] as rule

test_message_and_path if {
	_messages(_with({"driver": "azure/kv"}), {}) == {`volume "data" uses the FlexVolume driver azure/kv`}
	_paths(_with({"driver": "azure/kv"}), {}) == {"spec/volumes/0/flexVolume/driver"}
}

test_driver_that_is_not_given_is_found if {
	every source in [{}, {"driver": null}, {"driver": ""}] {
		_messages(_with(source), {}) == {`volume "data" uses the FlexVolume driver ""`}
	}
}

test_other_value_is_clean if {
	every source in [null, "azure/kv", {"unknown": "$SOURCE"}, {"driver": {"unknown": "$DRIVER"}}, {"driver": 1}] {
		_findings(_with(source), {}) == set()
	}
}

test_allowed_driver_is_clean if {
	_findings(_with({"driver": "contoso/disk"}), {"allowedFlexVolumeDrivers": ["contoso/disk"]}) == set()
}

test_namespace_of_azure_policy_is_exempt if {
	pod := {"kind": "Pod", "metadata": {"namespace": "kube-system"}, "spec": _with({"driver": "azure/kv"})}
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		found := rule.findings with input as pod with parameters as object.union(parameters, {"reading": reading})
		count(found) == findings
	}
}

_with(source) := {"volumes": [{"name": "data", "flexVolume": source}]}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
