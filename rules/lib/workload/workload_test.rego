package rules.lib.workload_test

import data.rules.lib.workload

test_every_kind_of_workload_has_a_pod if {
	every kind, path in {
		"CronJob": ["spec", "jobTemplate", "spec", "template", "spec"],
		"DaemonSet": ["spec", "template", "spec"],
		"Deployment": ["spec", "template", "spec"],
		"Job": ["spec", "template", "spec"],
		"Pod": ["spec"],
		"PodTemplate": ["template", "spec"],
		"ReplicaSet": ["spec", "template", "spec"],
		"ReplicationController": ["spec", "template", "spec"],
		"Rollout": ["spec", "template", "spec"], # a custom resource
		"StatefulSet": ["spec", "template", "spec"],
	} {
		document := json.patch({"kind": kind}, _adds(path))
		_pods(document) == {path: {"containers": []}}
	}
}

test_pod_of_a_workload_without_containers_is_a_pod if {
	pods := _pods({"kind": "Job", "spec": {"template": {"spec": {"hostPID": true}}}})
	pods == {["spec", "template", "spec"]: {"hostPID": true}}
}

test_other_template_is_no_pod if {
	every document in [
		{"kind": "Template", "template": {"spec": {"containers": []}}},
		{"kind": "Certificate", "spec": {"template": {"spec": {"dnsNames": []}}}},
		{"kind": "Deployment", "spec": null},
		{"kind": "Deployment"},
		{},
	] {
		_pods(document) == {}
	}
}

test_excluded_namespace_has_no_pods if {
	document := {"kind": "Pod", "metadata": {"namespace": "kube-system"}, "spec": {}}
	count(_pods(document)) == 0
}

test_every_other_namespace_is_judged if {
	every metadata in [null, {}, {"namespace": "web"}, {"namespace": null}, {"namespace": {"unknown": "$NS"}}] {
		count(_pods({"kind": "Pod", "metadata": metadata, "spec": {}})) == 1
	}
}

test_containers_of_all_lists if {
	spec := {
		"containers": [{"name": "app"}, null, "app"],
		"initContainers": [{"name": "migrate"}],
		"ephemeralContainers": [{"name": "debug"}],
		"volumes": [{"name": "data"}],
	}
	containers := workload.containers with input as {"kind": "Pod", "spec": spec}
	containers == {
		["spec", "containers", 0]: {"name": "app"},
		["spec", "initContainers", 0]: {"name": "migrate"},
		["spec", "ephemeralContainers", 0]: {"name": "debug"},
	}
}

test_unknown_list_has_no_containers if {
	document := {"kind": "Pod", "spec": {"containers": {"unknown": "$CONTAINERS"}}}
	containers := workload.containers with input as document
	containers == {}
}

test_label if {
	workload.label(["spec", "initContainers", 0], {"name": "app"}) == `init container "app"`
	workload.label(["spec", "volumes", 0], {"name": "data"}) == `volume "data"`
	workload.label(["spec", "ephemeralContainers", 1], {"name": {"unknown": "$NAME"}}) == "ephemeral container $NAME"
	every container in [{}, {"name": null}, {"name": 1}, {"name": {}}] {
		workload.label(["spec", "containers", 1], container) == "container 2"
	}
}

test_excluded if {
	container := {"name": "app", "image": "contoso.azurecr.io/app:1"}
	every given in [
		{"excludedContainers": ["app"]},
		{"excludedImages": ["contoso.azurecr.io/app:1"]},
		{"excludedImages": ["contoso.azurecr.io/*"]},
		{"excludedImages": ["*"]},
	] {
		workload.excluded(container, given)
		not workload.excluded({"name": {"unknown": "$NAME"}, "image": {"unknown": "$IMAGE"}}, given)
		not workload.excluded({}, given)
	}
}

test_windows_pod_is_exempt_by_its_node_selector if {
	document := {"kind": "Pod", "spec": {"nodeSelector": {"kubernetes.io/os": "windows"}}}
	every path in [["spec"], ["spec", "containers", 0]] {
		exemption := workload.azure_exemption(path) with input as document
		exemption == "Windows pod"
	}
}

test_other_pod_is_not_exempt if {
	every spec in [{}, {"os": {"name": "windows"}}, {"nodeSelector": {"kubernetes.io/os": "linux"}}] {
		exemption := workload.azure_exemption(["spec"]) with input as {"kind": "Pod", "spec": spec}
		exemption == ""
	}
}

test_note if {
	every reading in ["strict", "azure", "pss"] {
		workload.note(reading, "") == ""
	}
	every reading, text in {"pss": "", "strict": _strict, "Azure": _strict, "": _strict} {
		workload.note(reading, "Windows pod") == text
	}
}

test_no_note if not workload.note("azure", "Windows pod")

_strict := " (only the Pod Security Standards forbid it: Windows pod)"

_adds(path) := array.concat(
	[{"op": "add", "path": array.slice(path, 0, i + 1), "value": {}} | some i, _ in path],
	[{"op": "add", "path": path, "value": {"containers": []}}],
)

_pods(document) := pods if {
	pods := workload.pods with input as document
}
