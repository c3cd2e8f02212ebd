package rules.identity["invalid-client-id-annotation_test"]

import data.rules.identity["invalid-client-id-annotation"] as rule

test_anything_else_is_found if {
	every value, fault in {
		"": "empty",
		"/subscriptions/1/resourcegroups/rg/providers/microsoft.managedidentity/userassignedidentities/id": _resource,
		"id-shop": `"id-shop", which is not a GUID`,
		"4b1f0c7e2a3d4c5b8e9f1a2b3c4d5e6f": `"4b1f0c7e2a3d4c5b8e9f1a2b3c4d5e6f", which is not a GUID`,
		" 4b1f0c7e-2a3d-4c5b-8e9f-1a2b3c4d5e6f": `" 4b1f0c7e-2a3d-4c5b-8e9f-1a2b3c4d5e6f", which is not a GUID`,
		12: "12, which is not a GUID", true: "true, which is not a GUID",
	} {
		_messages(value) == {sprintf("azure.workload.identity/client-id is %s", [fault])}
	}
}

test_client_id_is_clean if {
	every value in ["4b1f0c7e-2a3d-4c5b-8e9f-1a2b3c4d5e6f", "4B1F0C7E-2A3D-4C5B-8E9F-1A2B3C4D5E6F"] {
		_messages(value) == set()
	}
}

test_placeholders_are_clean if {
	every value in ["your-client-id", "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "CHANGE_ME"] {
		_messages(value) == set()
	}
}

test_absent_and_unknown_are_clean if {
	every value in [null, {"unknown": "$CLIENT_ID"}] {
		_messages(value) == set()
	}
	every metadata in [null, {}, {"annotations": null}, {"annotations": {"unknown": "$X"}}] {
		findings := rule.findings with input as {"kind": "ServiceAccount", "metadata": metadata}
		findings == set()
	}
}

test_other_kinds_are_clean if {
	annotations := {"azure.workload.identity/client-id": "id-shop"}
	findings := rule.findings with input as {"kind": "Pod", "metadata": {"annotations": annotations}, "spec": {}}
	findings == set()
}

_resource := "a resource ID, not a client ID"

_messages(value) := {finding.message | some finding in findings} if {
	annotations := {"azure.workload.identity/client-id": value}
	findings := rule.findings with input as {"kind": "ServiceAccount", "metadata": {"annotations": annotations}}
}
