package rules.identity["hardcoded-workload-identity-env_test"]

import data.rules.identity["hardcoded-workload-identity-env"] as rule

test_variables_are_found if {
	every name in ["AZURE_AUTHORITY_HOST", "AZURE_FEDERATED_TOKEN_FILE", "AZURE_TENANT_ID"] {
		every list in ["containers", "initContainers"] {
			variables := [{"name": "A"}, {"name": name, "valueFrom": {"configMapKeyRef": {"name": "a", "key": "b"}}}]
			paths := _paths(_labelled, {list: [{"name": "web", "env": variables}]})
			paths == {["spec", list, 0, "env", 1, "name"]}
		}
	}
}

test_client_id_is_found_beside_another if {
	variables := [{"name": "AZURE_CLIENT_ID", "value": "a"}, {"name": "AZURE_TENANT_ID", "value": {"unknown": "$X"}}]
	_paths(_labelled, {"containers": [{"name": "web", "env": variables}]}) == {
		["spec", "containers", 0, "env", 0, "name"],
		["spec", "containers", 0, "env", 1, "name"],
	}
}

test_client_id_alone_is_clean if {
	_paths(_labelled, {"containers": [{"env": [{"name": "AZURE_CLIENT_ID", "value": "a"}]}]}) == set()
}

test_template_is_found if {
	findings := rule.findings with input as {
		"kind": "Deployment",
		"spec": {"template": {"metadata": _labelled, "spec": {"containers": [_web]}}},
	}
	findings == {{
		"path": ["spec", "template", "spec", "containers", 0, "env", 0, "name"],
		"message": `container "web" sets AZURE_TENANT_ID, which workload identity sets`,
	}}
}

test_pods_without_the_label_are_clean if {
	every metadata in [
		null, {}, {"labels": null}, {"labels": {"azure.workload.identity/use": "false"}}, {"unknown": "$X"},
		{"labels": {"azure.workload.identity/use": {"unknown": "$X"}}},
	] {
		_paths(metadata, {"containers": [_web]}) == set()
	}
}

test_skipped_containers_are_clean if {
	_paths(object.union(_labelled, {"annotations": {"unknown": "$X"}}), {"containers": [_web]}) == set()
	every annotation in ["web", "a;web", " web ; b", {"unknown": "$X"}] {
		_paths(_skipping(annotation), {"containers": [_web]}) == set()
	}
}

test_other_containers_are_not_skipped if {
	every annotation in ["", "website", "my-web", "web,b", null] {
		count(_paths(_skipping(annotation), {"containers": [_web]})) == 1
	}
}

test_other_variables_are_clean if {
	every variables in [null, [], [null], [{}], [{"name": "A"}], [{"name": {"unknown": "$X"}}], {"unknown": "$X"}] {
		_paths(_labelled, {"containers": [{"name": "web", "env": variables}]}) == set()
	}
}

_labelled := {"labels": {"azure.workload.identity/use": "true"}}

_skipping(annotation) := {
	"labels": {"azure.workload.identity/use": "true"},
	"annotations": {"azure.workload.identity/skip-containers": annotation},
}

_web := {"name": "web", "env": [{"name": "AZURE_TENANT_ID", "value": "a"}]}

_paths(metadata, spec) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as {"kind": "Pod", "metadata": metadata, "spec": spec}
}
