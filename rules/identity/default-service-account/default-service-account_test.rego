package rules.identity["default-service-account_test"]

import data.rules.identity["default-service-account"] as rule

test_default_account_is_found if {
	every spec in [
		{}, {"serviceAccountName": ""}, {"serviceAccountName": null}, {"serviceAccountName": "default"},
		{"serviceAccountName": "default", "serviceAccount": "web"}, {"serviceAccount": ""},
	] {
		_paths(spec) == {["spec", "serviceAccountName"]}
	}
}

test_deprecated_field_is_found if {
	every name in ["", null] {
		_paths({"serviceAccountName": name, "serviceAccount": "default"}) == {["spec", "serviceAccount"]}
	}
}

test_other_accounts_are_clean if {
	every name in ["web", {"unknown": "$X"}] {
		_paths({"serviceAccountName": name}) == set()
		_paths({"serviceAccount": name}) == set()
		_paths({"serviceAccountName": name, "serviceAccount": "default"}) == set()
	}
}

test_template_is_found if {
	findings := rule.findings with input as {"kind": "Job", "spec": {"template": {"spec": {"containers": []}}}}
	{finding.path | some finding in findings} == {["spec", "template", "spec", "serviceAccountName"]}
}

_paths(spec) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
}
