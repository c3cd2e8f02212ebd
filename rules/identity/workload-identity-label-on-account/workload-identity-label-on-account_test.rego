package rules.identity["workload-identity-label-on-account_test"]

import data.rules.identity["workload-identity-label-on-account"] as rule

test_label_is_found if {
	every value in ["true", "false", "", true] {
		_paths({"labels": {"azure.workload.identity/use": value}}) == {["metadata", "labels", "azure.workload.identity/use"]}
	}
}

test_unknown_value_is_found_at_the_labels if {
	_paths({"labels": {"azure.workload.identity/use": {"unknown": "$X"}}}) == {["metadata", "labels"]}
}

test_no_label_is_clean if {
	every metadata in [
		null, {}, {"labels": null}, {"labels": {"unknown": "$X"}}, {"labels": {"azure.workload.identity/use": null}},
		{"labels": {"app": "web"}}, {"annotations": {"azure.workload.identity/use": "true"}},
	] {
		_paths(metadata) == set()
	}
}

test_label_of_a_pod_is_clean if {
	labels := {"azure.workload.identity/use": "true"}
	findings := rule.findings with input as {"kind": "Pod", "metadata": {"labels": labels}, "spec": {}}
	findings == set()
}

_paths(metadata) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as {"kind": "ServiceAccount", "metadata": metadata}
}
