package rules.lib.reliability_test

import data.rules.lib.reliability

test_container_without_request if {
	every resources in [
		null, {}, {"requests": null}, {"limits": {"cpu": null}},
		{"requests": {"memory": "1Gi"}, "limits": {}},
	] {
		every list in ["containers", "initContainers"] {
			_without_request({list: [{"name": "web", "resources": resources}]}) == {["spec", list, 0]}
		}
	}
}

test_container_with_request if {
	every resources in [
		{"requests": {"cpu": "1"}}, {"requests": {"cpu": 0}}, {"limits": {"cpu": "1"}},
		{"requests": {"cpu": {"unknown": "$CPU"}}}, {"requests": {"unknown": "$REQUESTS"}}, {"unknown": "$RESOURCES"},
	] {
		_without_request({"containers": [{"name": "web", "resources": resources}]}) == set()
		_without_request({"containers": [{"name": "web"}], "resources": resources}) == set()
	}
}

test_ephemeral_container_needs_no_request if _without_request({"ephemeralContainers": [{"name": "debug"}]}) == set()

test_what_an_operator_completes_needs_no_request if {
	document := {
		"apiVersion": "monitoring.coreos.com/v1",
		"kind": "Prometheus",
		"spec": {"containers": [{"name": "prometheus", "image": "prometheus"}]},
	}
	found := reliability.without_request("cpu") with input as document
	found == {}
}

test_every_kind_of_workload_needs_requests if {
	every kind in ["Deployment", "Job", "DaemonSet"] {
		document := _workload(kind, {"containers": [{"name": "web"}]})
		found := reliability.without_request("cpu") with input as document
		count(found) == 1
	}
}

test_container_without_probe if {
	every kind in ["Deployment", "DaemonSet", "StatefulSet", "ReplicaSet"] {
		path := ["spec", "template", "spec", "containers", 0]
		every container in [{"name": "web"}, {"name": "web", "livenessProbe": null}] {
			_without_probe(_workload(kind, {"containers": [container]})) == {path}
		}
	}
	every policy in [{}, {"restartPolicy": "Always"}, {"restartPolicy": null}] {
		pod := {"kind": "Pod", "spec": object.union(policy, {"containers": [{"name": "web"}]})}
		_without_probe(pod) == {["spec", "containers", 0]}
	}
}

test_sidecar_without_probe if {
	containers := [{"name": "migrate"}, {"name": "proxy", "restartPolicy": "Always"}]
	pod := {"kind": "Pod", "spec": {"initContainers": containers}}
	_without_probe(pod) == {["spec", "initContainers", 1]}
}

test_container_with_probe if {
	every probe in [{"httpGet": {"port": 80}}, {"unknown": "$PROBE"}] {
		spec := {"containers": [{"name": "web", "livenessProbe": probe}]}
		_without_probe(_workload("Deployment", spec)) == set()
	}
}

test_what_ends_needs_no_probe if {
	every kind in ["Job", "Workflow"] {
		_without_probe(_workload(kind, {"containers": [{"name": "web"}]})) == set()
	}
	every policy in ["Never", "OnFailure", {"unknown": "$POLICY"}] {
		pod := {"kind": "Pod", "spec": {"restartPolicy": policy, "containers": [{"name": "web"}]}}
		_without_probe(pod) == set()
	}
}

test_spread if {
	every pod in [
		{"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": []}}},
		{"topologySpreadConstraints": [{"maxSkew": 1}]},
		{"topologySpreadConstraints": {"unknown": "$CONSTRAINTS"}},
		{"affinity": {"unknown": "$AFFINITY"}},
	] {
		reliability.spread(pod)
	}
}

test_not_spread if {
	every pod in [{}, {"affinity": null}, {"affinity": {"podAffinity": {}}}, {"topologySpreadConstraints": []}] {
		not reliability.spread(pod)
	}
}

test_replicated if {
	"Deployment" in reliability.replicated
	not "DaemonSet" in reliability.replicated
}

_workload(kind, spec) := {"apiVersion": "apps/v1", "kind": kind, "spec": {"template": {"spec": spec}}}

_without_request(spec) := object.keys(found) if {
	found := reliability.without_request("cpu") with input as {"kind": "Pod", "spec": spec}
}

_without_probe(document) := object.keys(found) if {
	found := reliability.without_probe("livenessProbe") with input as document
}
