package rules.pod["windows-host-process_test"]

import data.parameters["windows-host-process"] as parameters
import data.rules.pod["windows-host-process"] as rule

test_pod_and_every_kind_of_container_are_found if {
	_messages(_with(true), {}) == {"the pod runs on its Windows node itself"}
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/windowsOptions/hostProcess"])
		_paths({list: [_with(true)]}, {}) == {path}
	}
}

test_other_value_is_clean if {
	every value in [false, null, "true", 1, {"unknown": "$HOST"}] {
		_findings(_with(value), {}) == set()
	}
	every options in [null, {}, {"unknown": "$OPTIONS"}] {
		_findings({"securityContext": {"windowsOptions": options}}, {}) == set()
	}
}

test_windows_pod_is_found_in_every_reading if {
	every reading in ["azure", "pss", "strict"] {
		spec := object.union({"nodeSelector": {"kubernetes.io/os": "windows"}}, _with(true))
		count(_findings(spec, {"reading": reading})) == 1
	}
}

test_excluded_container_is_clean if {
	_findings({"containers": [_with(true)]}, {"excludedContainers": ["web"]}) == set()
}

test_namespace_of_azure_policy_is_exempt if {
	pod := {"kind": "Pod", "metadata": {"namespace": "kube-system"}, "spec": _with(true)}
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		found := rule.findings with input as pod with parameters as object.union(parameters, {"reading": reading})
		count(found) == findings
	}
}

_with(value) := {"name": "web", "securityContext": {"windowsOptions": {"hostProcess": value}}}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
