package rules.pod["privileged-container_test"]

import data.parameters["privileged-container"] as parameters
import data.rules.pod["privileged-container"] as rule

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		found := _findings({list: [_privileged]}, {})
		{finding.path | some finding in found} == {["spec", list, 0, "securityContext", "privileged"]}
	}
}

test_message_names_the_container if {
	_messages({"initContainers": [_privileged]}, {}) == {`init container "app" runs privileged`}
}

test_container_without_a_name_is_found if {
	nameless := {"securityContext": {"privileged": true}}
	_messages({"containers": [{"name": "app"}, nameless]}, {}) == {"container 2 runs privileged"}
}

test_container_with_an_unknown_name_is_found if {
	container := object.union(_privileged, {"name": {"unknown": "$NAME"}})
	_messages({"containers": [container]}, {}) == {"container $NAME runs privileged"}
}

test_value_that_is_not_true_is_clean if {
	every value in [false, null, "true", 1, {}, [], {"unknown": "$PRIVILEGED"}] {
		_findings({"containers": [{"name": "app", "securityContext": {"privileged": value}}]}, {}) == set()
	}
}

test_missing_field_is_clean if {
	every container in [{}, {"securityContext": null}, {"securityContext": {}}, {"securityContext": "privileged"}] {
		_findings({"containers": [container]}, {}) == set()
	}
}

test_excluded_container_is_clean if {
	_findings({"containers": [_privileged]}, {"excludedContainers": ["app"]}) == set()
}

test_excluded_image_is_clean if {
	every image in ["contoso.azurecr.io/app:1", "contoso.azurecr.io/*"] {
		_findings({"containers": [_privileged]}, {"excludedImages": [image]}) == set()
	}
}

test_other_image_is_found if {
	every image in ["contoso.azurecr.io/app", "contoso.azurecr.io/app:1.*", "*.azurecr.io/app:1"] {
		count(_findings({"containers": [_privileged]}, {"excludedImages": [image]})) == 1
	}
}

test_windows_pod_is_found_with_a_note if {
	note := " (only the Pod Security Standards forbid it: Windows pod)"
	_messages(_windows, {}) == {concat("", [`container "app" runs privileged`, note])}
}

test_windows_pod_is_found_by_pss if {
	_messages(_windows, {"reading": "pss"}) == {`container "app" runs privileged`}
}

test_windows_pod_is_clean_by_azure if _findings(_windows, {"reading": "azure"}) == set()

test_linux_pod_is_found_by_azure if {
	every selector in [null, {}, {"kubernetes.io/os": "linux"}, {"kubernetes.io/os": {"unknown": "$OS"}}] {
		count(_findings({"containers": [_privileged], "nodeSelector": selector}, {"reading": "azure"})) == 1
	}
}

_privileged := {"name": "app", "image": "contoso.azurecr.io/app:1", "securityContext": {"privileged": true}}

_windows := {"nodeSelector": {"kubernetes.io/os": "windows"}, "containers": [_privileged]}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
