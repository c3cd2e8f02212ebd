package rules.pod["host-ipc_test"]

import data.parameters["host-ipc"] as parameters
import data.rules.pod["host-ipc"] as rule

test_true_is_found if {
	some finding in _findings({"hostIPC": true}, {})
	finding.path == ["spec", "hostIPC"]
	finding.message == "the pod shares the IPC namespace of its node"
}

test_value_that_is_not_true_is_clean if {
	every value in [false, null, "true", 1, {}, [], {"unknown": "$SHARED"}] {
		_findings({"hostIPC": value}, {}) == set()
	}
}

test_missing_field_is_clean if _findings({"containers": []}, {}) == set()

test_windows_pod_is_found_with_a_note if {
	note := " (only the Pod Security Standards forbid it: Windows pod)"
	_messages(_windows, {}) == {concat("", ["the pod shares the IPC namespace of its node", note])}
}

test_windows_pod_is_found_by_pss if {
	_messages(_windows, {"reading": "pss"}) == {"the pod shares the IPC namespace of its node"}
}

test_windows_pod_is_clean_by_azure if _findings(_windows, {"reading": "azure"}) == set()

test_linux_pod_is_found_by_azure if count(_findings({"hostIPC": true}, {"reading": "azure"})) == 1

test_pod_of_excluded_containers_is_clean if {
	agent := {"name": "agent", "image": "agent:1"}
	every changes in [{"excludedImages": ["agent:*"]}] {
		_findings({"hostIPC": true, "containers": [agent]}, changes) == set()
		count(_findings({"hostIPC": true, "containers": [agent, {"name": "web", "image": "web"}]}, changes)) == 1
	}
}

test_namespace_of_azure_policy_is_exempt if {
	pod := {"kind": "Pod", "metadata": {"namespace": "kube-system"}, "spec": {"hostIPC": true}}
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		found := rule.findings with input as pod with parameters as object.union(parameters, {"reading": reading})
		count(found) == findings
	}
}

_windows := {"nodeSelector": {"kubernetes.io/os": "windows"}, "hostIPC": true}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
