package rules.identity["misplaced-client-id-annotation_test"]

import data.rules.identity["misplaced-client-id-annotation"] as rule

test_annotations_of_a_pod_are_found if {
	every key in _keys {
		_findings({"kind": "Pod", "metadata": {"annotations": {key: "a"}}, "spec": {}}) == {{
			"path": ["metadata", "annotations", key],
			"message": sprintf("%s has no effect as an annotation of a Pod, only of its service account", [key]),
		}}
	}
}

test_annotations_of_a_workload_and_its_template_are_found if {
	every field in ["labels", "annotations"] {
		metadata := {field: {"azure.workload.identity/client-id": "a"}}
		template := {"metadata": metadata, "spec": {}}
		_paths({"kind": "Deployment", "metadata": metadata, "spec": {"template": template}}) == {
			["metadata", field, "azure.workload.identity/client-id"],
			["spec", "template", "metadata", field, "azure.workload.identity/client-id"],
		}
	}
}

test_labels_of_a_service_account_are_found if {
	every key in _keys {
		_findings({"kind": "ServiceAccount", "metadata": {"labels": {key: "a"}}}) == {{
			"path": ["metadata", "labels", key],
			"message": sprintf("%s has no effect as a label, only as an annotation of the service account", [key]),
		}}
	}
}

test_unknown_value_is_found_at_the_annotations if {
	annotations := {"azure.workload.identity/client-id": {"unknown": "$X"}}
	_paths({"kind": "Pod", "metadata": {"annotations": annotations}, "spec": {}}) == {["metadata", "annotations"]}
}

test_annotations_of_a_service_account_are_clean if {
	every key in _keys {
		_paths({"kind": "ServiceAccount", "metadata": {"annotations": {key: "a"}}}) == set()
	}
}

test_missing_fields_are_clean if {
	every kind in ["ServiceAccount", "Pod"] {
		every metadata in [
			null, {}, {"annotations": null, "labels": null}, {"annotations": {"unknown": "$X"}}, {"unknown": "$X"},
			{"labels": {"azure.workload.identity/use": "true"}}, {"labels": {"azure.workload.identity/client-id": null}},
		] {
			_paths({"kind": kind, "metadata": metadata, "spec": {}}) == set()
		}
	}
}

test_other_kinds_are_clean if {
	metadata := {"labels": {"azure.workload.identity/client-id": "a"}}
	_paths({"kind": "ConfigMap", "metadata": metadata}) == set()
}

_keys := ["azure.workload.identity/client-id", "azure.workload.identity/tenant-id"]

_paths(judged) := {finding.path | some finding in _findings(judged)}

_findings(judged) := findings if {
	findings := rule.findings with input as judged
}
