package rules.lib.workloadidentity_test

import data.rules.lib.workloadidentity

test_names if {
	every name in [
		workloadidentity.label, workloadidentity.client_id, workloadidentity.tenant_id,
		workloadidentity.token_expiration, workloadidentity.skip_containers,
	] {
		startswith(name, "azure.workload.identity/")
	}
}

test_metadata_path if {
	workloadidentity.metadata_path(["spec"]) == ["metadata"]
	workloadidentity.metadata_path(["spec", "template", "spec"]) == ["spec", "template", "metadata"]
}

test_pod_metadata if {
	metadata := {"labels": {"a": "b"}}
	spec := {"containers": [{"name": "web"}]}
	workloadidentity.pod_metadata == {["metadata"]: metadata} with input as {
		"kind": "Pod",
		"metadata": metadata,
		"spec": spec,
	}
	workloadidentity.pod_metadata == {["spec", "template", "metadata"]: metadata} with input as {
		"kind": "Job",
		"metadata": {"labels": {"c": "d"}},
		"spec": {"template": {"metadata": metadata, "spec": spec}},
	}
	workloadidentity.pod_metadata == {["spec", "jobTemplate", "spec", "template", "metadata"]: {}} with input as {
		"kind": "CronJob",
		"spec": {"jobTemplate": {"spec": {"template": {"spec": spec}}}},
	}
}

test_null_is_no_metadata if {
	workloadidentity.pod_metadata == {["metadata"]: {}} with input as {"kind": "Pod", "metadata": null, "spec": {}}
}

test_no_pods_or_unknown_metadata if {
	every judged in [
		{"kind": "ServiceAccount", "metadata": {"name": "web"}},
		{"kind": "Pod", "metadata": "web", "spec": {}},
		{"kind": "Pod", "metadata": {"unknown": "$X"}, "spec": {}},
	] {
		workloadidentity.pod_metadata == {} with input as judged
	}
}

test_labelled if {
	workloadidentity.labelled({"labels": {workloadidentity.label: "true"}})
	every value in ["True", "yes", "", true, null, {"unknown": "$X"}] {
		not workloadidentity.labelled({"labels": {workloadidentity.label: value}})
	}
	every metadata in [{}, {"labels": null}, {"annotations": {workloadidentity.label: "true"}}] {
		not workloadidentity.labelled(metadata)
	}
}
