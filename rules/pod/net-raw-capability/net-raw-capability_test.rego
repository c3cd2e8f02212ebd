package rules.pod["net-raw-capability_test"]

import data.parameters["net-raw-capability"] as parameters
import data.rules.pod["net-raw-capability"] as rule

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		found := _findings({list: [_container(["CHOWN", "NET_RAW"])]}, {})
		{finding.path | some finding in found} == {["spec", list, 0, "securityContext", "capabilities", "add", 1]}
	}
}

test_message_says_who_forbids_it if {
	_messages(_adds(["NET_RAW"]), {}) == {`container "app" adds NET_RAW, which the Pod Security Standards forbid`}
}

test_every_spelling_is_found if count(_findings(_adds(["NET_RAW", "net_raw", "Net_Raw"]), {"reading": "pss"})) == 3

test_other_value_is_clean if {
	_findings(_adds(["ALL", "NET_ADMIN", "CAP_NET_RAW", "", null, 13, {}, {"unknown": "$NET_RAW"}]), {}) == set()
}

test_value_that_is_no_list_is_clean if {
	every value in [null, "NET_RAW", 1, {}, [], {"unknown": "NET_RAW"}] {
		_findings(_adds(value), {}) == set()
	}
}

test_missing_field_is_clean if {
	every context in [null, {}, {"capabilities": null}, {"capabilities": {"drop": ["NET_RAW"]}}] {
		_findings({"containers": [{"name": "app", "securityContext": context}]}, {}) == set()
	}
}

test_excluded_container_is_clean if _findings(_adds(["NET_RAW"]), {"excludedContainers": ["app"]}) == set()

test_windows_pod_is_found_with_a_note if {
	some message in _messages(_windows, {})
	endswith(message, " (only the Pod Security Standards forbid it: Windows pod)")
}

test_windows_pod_is_clean_by_azure if _findings(_windows, {"reading": "azure"}) == set()

_container(added) := {"name": "app", "securityContext": {"capabilities": {"add": added}}}

_adds(added) := {"containers": [_container(added)]}

_windows := object.union(_adds(["NET_RAW"]), {"nodeSelector": {"kubernetes.io/os": "windows"}})

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
