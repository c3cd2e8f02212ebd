package rules.reliability["missing-liveness-probe_test"]

import data.parameters["missing-liveness-probe"] as parameters
import data.rules.reliability["missing-liveness-probe"] as rule

test_missing_probe_is_found if {
	sidecar := {"name": "proxy", "restartPolicy": "Always"}
	_messages("Deployment", {"containers": [{"name": "web"}], "initContainers": [{"name": "init"}, sidecar]}) == {
		`container "web" has no liveness probe`,
		`init container "proxy" has no liveness probe`,
	}
}

test_probe_is_clean if {
	every probe in [{"tcpSocket": {"port": 80}}, {"unknown": "$PROBE"}] {
		_messages("Deployment", {"containers": [{"name": "web", "livenessProbe": probe}]}) == set()
	}
}

test_what_ends_is_clean if _messages("Job", {"containers": [{"name": "web"}]}) == set()

test_parameters if {
	findings := rule.findings with input as _workload("Deployment", {"containers": [{"name": "web"}]})
		with parameters.excludedContainers as ["web"]
	findings == set()
}

test_reading_of_azure_leaves_out_its_namespaces if {
	namespace := {"metadata": {"namespace": "kube-system"}}
	document := object.union(_workload("Deployment", {"containers": [{"name": "web"}]}), namespace)
	every reading, number in {"azure": 0, "strict": 1} {
		findings := rule.findings with input as document with parameters.reading as reading
		count(findings) == number
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_workload(kind, spec) := {"apiVersion": "apps/v1", "kind": kind, "spec": {"template": {"spec": spec}}}

_messages(kind, spec) := {finding.message | some finding in findings} if {
	findings := rule.findings with input as _workload(kind, spec)
}
