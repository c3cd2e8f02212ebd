package rules.identity["pod-identity-binding-label_test"]

import data.rules.identity["pod-identity-binding-label"] as rule

test_label_is_found if {
	every binding in ["shop", "", 1] {
		_paths({"labels": {"aadpodidbinding": binding}}) == {["metadata", "labels", "aadpodidbinding"]}
	}
}

test_label_with_an_unknown_value_is_found_at_the_labels if {
	_paths({"labels": {"aadpodidbinding": {"unknown": "$X"}}}) == {["metadata", "labels"]}
}

test_label_of_a_template_is_found if {
	metadata := {"labels": {"aadpodidbinding": "shop"}}
	findings := rule.findings with input as {
		"kind": "CronJob",
		"spec": {"jobTemplate": {"spec": {"template": {"metadata": metadata, "spec": {}}}}},
	}
	labels := ["spec", "jobTemplate", "spec", "template", "metadata", "labels"]
	{finding.path | some finding in findings} == {array.concat(labels, ["aadpodidbinding"])}
}

test_no_label_is_clean if {
	every metadata in [
		null, {}, {"labels": null}, {"labels": {"unknown": "$X"}}, {"labels": {"aadpodidbinding": null}},
		{"labels": {"app": "web"}}, {"annotations": {"aadpodidbinding": "shop"}},
	] {
		_paths(metadata) == set()
	}
}

test_label_of_the_workload_is_clean if {
	metadata := {"labels": {"aadpodidbinding": "shop"}}
	spec := {"template": {"spec": {}}}
	findings := rule.findings with input as {"kind": "Deployment", "metadata": metadata, "spec": spec}
	findings == set()
}

_paths(metadata) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as {"kind": "Pod", "metadata": metadata, "spec": {}}
}
