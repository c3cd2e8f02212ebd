package rules.identity["workload-identity-label-on-controller_test"]

import data.rules.identity["workload-identity-label-on-controller"] as rule

test_label_of_the_workload_alone_is_found if {
	count(_findings("true", {})) == 1
	every metadata in [null, {}, {"labels": null}, {"labels": {}}, {"labels": {_label: null}}] {
		count(_findings("true", {"metadata": metadata})) == 1
	}
}

test_job_template_is_found if {
	findings := rule.findings with input as {
		"kind": "CronJob",
		"metadata": {"labels": {_label: "true"}},
		"spec": {"jobTemplate": {"metadata": {"labels": {_label: "true"}}, "spec": {"template": {"spec": {}}}}},
	}
	findings == {{
		"path": ["metadata", "labels", _label],
		"message": "the CronJob has the label azure.workload.identity/use, its pods do not",
	}}
}

test_label_of_the_pods_is_clean if {
	every value in ["true", "false", true, {"unknown": "$X"}] {
		_findings("true", {"metadata": {"labels": {_label: value}}}) == set()
	}
}

test_unknown_is_clean if {
	_findings("true", {"metadata": {"unknown": "$X"}}) == set()
	_findings("true", {"metadata": {"labels": {"unknown": "$X"}}}) == set()
	_findings({"unknown": "$X"}, {}) == set()
}

test_other_values_are_clean if {
	every value in ["false", "", null, true] {
		_findings(value, {}) == set()
	}
}

test_pod_is_clean if {
	findings := rule.findings with input as {"kind": "Pod", "metadata": {"labels": {_label: "true"}}, "spec": {}}
	findings == set()
}

_label := "azure.workload.identity/use"

_findings(value, template) := findings if {
	findings := rule.findings with input as {
		"kind": "Deployment",
		"metadata": {"labels": {_label: value}},
		"spec": {"template": object.union({"spec": {"containers": []}}, template)},
	}
}
