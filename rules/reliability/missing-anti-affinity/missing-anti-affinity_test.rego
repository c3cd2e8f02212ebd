package rules.reliability["missing-anti-affinity_test"]

import data.parameters["missing-anti-affinity"] as parameters
import data.rules.reliability["missing-anti-affinity"] as rule

test_replicas_without_spread_are_found if {
	every kind in ["Deployment", "StatefulSet", "ReplicaSet"] {
		_paths(kind, 3, {"containers": []}) == {["spec", "template", "spec", "topologySpreadConstraints"]}
	}
}

test_spread_is_clean if {
	every spec in [
		{"topologySpreadConstraints": [{"maxSkew": 1}]},
		{"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": []}}},
		{"affinity": {"unknown": "$AFFINITY"}},
	] {
		_paths("Deployment", 3, spec) == set()
	}
}

test_few_or_unknown_replicas_are_clean if {
	every replicas in [0, 1, null, "3", {"unknown": "$REPLICAS"}] {
		_paths("Deployment", replicas, {}) == set()
	}
}

test_other_kinds_are_clean if {
	every kind in ["DaemonSet", "Job"] {
		_paths(kind, 3, {}) == set()
	}
}

test_reading_of_azure_leaves_out_its_namespaces if {
	document := object.union(_workload("Deployment", 3, {}), {"metadata": {"namespace": "kube-system"}})
	every reading, number in {"azure": 0, "strict": 1} {
		findings := rule.findings with input as document with parameters.reading as reading
		count(findings) == number
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_workload(kind, replicas, spec) := {
	"apiVersion": "apps/v1",
	"kind": kind,
	"spec": {"replicas": replicas, "template": {"spec": spec}},
}

_paths(kind, replicas, spec) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as _workload(kind, replicas, spec)
}
