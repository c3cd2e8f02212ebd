package rules.identity["invalid-workload-identity-label_test"]

import data.rules.identity["invalid-workload-identity-label"] as rule

test_other_strings_are_found if {
	every value in ["True", "TRUE", "yes", "enabled", "1", ""] {
		_messages(value) == {sprintf(`azure.workload.identity/use is %q; only "true" has an effect`, [value])}
	}
}

test_other_types_are_found if {
	_messages(true) == {"azure.workload.identity/use is the boolean true; a label must be a string, in quotes"}
	_messages(false) == {"azure.workload.identity/use is the boolean false; a label must be a string, in quotes"}
	_messages(1) == {"azure.workload.identity/use is the number 1; a label must be a string, in quotes"}
}

test_template_is_found if {
	metadata := {"labels": {"azure.workload.identity/use": "yes"}}
	findings := rule.findings with input as {"kind": "Job", "spec": {"template": {"metadata": metadata, "spec": {}}}}
	path := ["spec", "template", "metadata", "labels", "azure.workload.identity/use"]
	{finding.path | some finding in findings} == {path}
}

test_true_false_absent_and_unknown_are_clean if {
	every value in ["true", "false", null, {"unknown": "$X"}] {
		_messages(value) == set()
	}
}

test_label_of_the_workload_is_clean if {
	metadata := {"labels": {"azure.workload.identity/use": "yes"}}
	findings := rule.findings with input as {
		"kind": "Deployment",
		"metadata": metadata,
		"spec": {"template": {"spec": {}}},
	}
	findings == set()
}

_messages(value) := {finding.message | some finding in findings} if {
	labels := {"azure.workload.identity/use": value}
	findings := rule.findings with input as {"kind": "Pod", "metadata": {"labels": labels}, "spec": {}}
}
