package rules.pod["writable-root-filesystem_test"]

import data.parameters["writable-root-filesystem"] as parameters
import data.rules.pod["writable-root-filesystem"] as rule

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/readOnlyRootFilesystem"])
		_paths({list: [{"name": "web"}]}, {}) == {path}
	}
}

test_message if {
	_messages(_with(false), {}) == {`container "web" can write to its root file system`}
}

test_absent_and_null_are_found if {
	every context in [null, {}, {"readOnlyRootFilesystem": null}] {
		count(_findings({"containers": [{"securityContext": context}]}, {})) == 1
	}
}

test_other_value_is_clean if {
	_findings({"containers": [{"securityContext": {"unknown": "$CONTEXT"}}]}, {}) == set()
	every value in [true, "true", {"unknown": "$READ_ONLY"}] {
		_findings(_with(value), {}) == set()
	}
}

test_windows_pod_is_clean if {
	every windows in [{"nodeSelector": {"kubernetes.io/os": "windows"}}, {"os": {"name": "windows"}}] {
		_findings(object.union(windows, _with(false)), {}) == set()
	}
}

test_excluded_container_is_clean if _findings(_with(false), {"excludedContainers": ["web"]}) == set()

test_namespace_of_azure_policy_is_exempt if {
	pod := {"kind": "Pod", "metadata": {"namespace": "kube-system"}, "spec": _with(false)}
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		found := rule.findings with input as pod with parameters as object.union(parameters, {"reading": reading})
		count(found) == findings
	}
}

_with(value) := {"containers": [{"name": "web", "securityContext": {"readOnlyRootFilesystem": value}}]}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
