package rules.lib.podsecurity_test

import data.rules.lib.podsecurity

test_pods_have_what_controls_ask_for if {
	template := {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "web"}]}}
	document := {"kind": "Deployment", "metadata": {"namespace": "kube-system"}, "spec": {"template": template}}
	pods := podsecurity.pods with input as document
	pods == [{
		"path": ["spec", "template", "spec"],
		"spec": template.spec,
		"metadataPath": ["spec", "template", "metadata"],
		"metadata": template.metadata,
		"containers": {["spec", "template", "spec", "containers", 0]: {"name": "web"}},
		"azureNamespace": "namespace kube-system",
	}]
}

test_pod_has_its_own_metadata if {
	every metadata in [{}, {"name": "web"}] {
		pods := podsecurity.pods with input as {"kind": "Pod", "metadata": metadata, "spec": {}}
		pods[0].metadata == metadata
		pods[0].metadataPath == ["metadata"]
	}
}

test_pod_without_containers_is_not_excluded if {
	_count({"hostPID": true}, {"excludedContainers": ["web"]}) == 1
	_count({"hostPID": true, "containers": []}, {"excludedContainers": ["web"]}) == 1
}

test_pod_of_excluded_containers_is_excluded if {
	_count({"hostPID": true, "containers": [{"name": "web"}]}, {"excludedContainers": ["web"]}) == 0
	_count({"hostPID": true, "containers": [{"name": "web"}, {}]}, {"excludedContainers": ["web"]}) == 1
}

test_note_says_who_forbids_it if {
	every reading, note in {"pss": "", "strict": " (only the Pod Security Standards forbid it: Windows pod)"} {
		spec := {"hostPID": true, "nodeSelector": {"kubernetes.io/os": "windows"}}
		_messages(spec, reading) == {concat("", ["the pod shares the PID namespace of its node", note])}
	}
	_messages({"hostPID": true, "nodeSelector": {"kubernetes.io/os": "windows"}}, "azure") == set()
}

test_windows_pod_is_exempt_by_its_node_selector if {
	every spec in [{}, {"os": {"name": "windows"}}, {"nodeSelector": {"kubernetes.io/os": "linux"}}] {
		count(_messages(object.union(spec, {"hostPID": true}), "azure")) == 1
	}
}

_count(spec, options) := count(podsecurity.host_pid(_pod(spec), object.union({"reading": "strict"}, options)))

_messages(spec, reading) := {finding.message | some finding in podsecurity.host_pid(_pod(spec), {"reading": reading})}

_pod(spec) := pod if {
	pods := podsecurity.pods with input as {"kind": "Pod", "spec": spec}
	pod := pods[0]
}
