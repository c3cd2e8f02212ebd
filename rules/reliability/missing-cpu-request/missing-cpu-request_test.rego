package rules.reliability["missing-cpu-request_test"]

import data.parameters["missing-cpu-request"] as parameters
import data.rules.reliability["missing-cpu-request"] as rule

test_every_container_is_judged if {
	pod := {"containers": [{"name": "web"}], "initContainers": [{"name": "init", "resources": {}}]}
	_messages(pod) == {`container "web" has no CPU request`, `init container "init" has no CPU request`}
}

test_request_of_something_else_is_not_enough if {
	count(_messages({"containers": [{"name": "web", "resources": {"requests": {"memory": "1"}}}]})) == 1
}

test_request_is_clean if {
	every value in ["1", 0, {"unknown": "$REQUEST"}] {
		_messages({"containers": [{"name": "web", "resources": {"requests": {"cpu": value}}}]}) == set()
		_messages({"containers": [{"name": "web", "resources": {"limits": {"cpu": value}}}]}) == set()
	}
}

test_parameters if {
	findings := rule.findings with input as _pod({"containers": [{"name": "web"}]})
		with parameters.excludedContainers as ["web"]
	findings == set()
}

test_reading_of_azure_leaves_out_its_namespaces if {
	document := object.union(_pod({"containers": [{"name": "web"}]}), {"metadata": {"namespace": "kube-system"}})
	every reading, number in {"azure": 0, "strict": 1} {
		findings := rule.findings with input as document with parameters.reading as reading
		count(findings) == number
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_pod(spec) := {"kind": "Pod", "spec": spec}

_messages(spec) := {finding.message | some finding in findings} if {
	findings := rule.findings with input as _pod(spec)
}
