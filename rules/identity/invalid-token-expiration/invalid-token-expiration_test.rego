package rules.identity["invalid-token-expiration_test"]

import data.rules.identity["invalid-token-expiration"] as rule

test_out_of_range_is_found if {
	every value in ["0", "-3600", "3599", "86401", "100000000000000000000"] {
		_messages(value) == {sprintf("the token lifetime %s is not between 3600 and 86400 seconds", [value])}
	}
}

test_anything_but_a_number_is_found if {
	every value in ["1h", "3600s", "3600.0", " 3600", "default"] {
		_messages(value) == {sprintf("the token lifetime %q is not a whole number of seconds", [value])}
	}
}

test_number_without_quotes_is_found if {
	_messages(7200) == {"the token lifetime 7200 is a number; an annotation must be a string, in quotes"}
}

test_in_range_absent_and_unknown_are_clean if {
	every value in ["3600", "+3600", "86400", "007200", "", null, {"unknown": "$X"}] {
		_messages(value) == set()
	}
	every metadata in [null, {}, {"annotations": null}, {"annotations": {"unknown": "$X"}}] {
		findings := rule.findings with input as {"kind": "ServiceAccount", "metadata": metadata}
		findings == set()
	}
}

test_pods_are_found if {
	metadata := {"annotations": {"azure.workload.identity/service-account-token-expiration": "60"}}
	path := ["annotations", "azure.workload.identity/service-account-token-expiration"]
	findings := rule.findings with input as {"kind": "Pod", "metadata": metadata, "spec": {}}
	{finding.path | some finding in findings} == {array.concat(["metadata"], path)}
	of_template := rule.findings with input as {
		"kind": "Job",
		"metadata": metadata,
		"spec": {"template": {"metadata": metadata, "spec": {}}},
	}
	{finding.path | some finding in of_template} == {array.concat(["spec", "template", "metadata"], path)}
}

_messages(value) := {finding.message | some finding in findings} if {
	annotations := {"azure.workload.identity/service-account-token-expiration": value}
	findings := rule.findings with input as {"kind": "ServiceAccount", "metadata": {"annotations": annotations}}
}
