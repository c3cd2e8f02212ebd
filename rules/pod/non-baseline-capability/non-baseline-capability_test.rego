package rules.pod["non-baseline-capability_test"]

import data.parameters["non-baseline-capability"] as parameters
import data.rules.pod["non-baseline-capability"] as rule

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		found := _findings({list: [_container(["CHOWN", "SYS_ADMIN"])]}, {})
		{finding.path | some finding in found} == {["spec", list, 0, "securityContext", "capabilities", "add", 1]}
	}
}

test_message_names_the_capability if {
	_messages(_adds(["SYS_ADMIN"]), {}) == {`container "app" adds the capability SYS_ADMIN`}
}

test_every_one_is_found if count(_findings(_adds(["ALL", "BPF", "SYS_TIME", "CAP_CHOWN", "*", ""]), {})) == 6

test_null_is_the_empty_name if {
	every name in [null, ""] {
		every reading in ["strict", "azure", "pss"] {
			_messages(_adds([name]), {"reading": reading}) == {`container "app" adds the capability ""`}
		}
	}
}

test_baseline_capability_is_clean if {
	every reading in ["strict", "azure", "pss"] {
		_findings(_adds(["AUDIT_WRITE", "KILL", "SYS_CHROOT"]), {"reading": reading}) == set()
	}
}

test_net_raw_is_clean if {
	every reading in ["strict", "azure", "pss"] {
		_findings(_adds(["NET_RAW", "net_raw"]), {"reading": reading}) == set()
	}
}

test_net_raw_is_found_where_it_is_not_allowed if {
	every reading in ["strict", "azure", "pss"] {
		count(_findings(_adds(["NET_RAW"]), {"reading": reading, "allowedCapabilities": ["CHOWN"]})) == 1
	}
}

test_capability_that_must_be_dropped_is_found if {
	every dropped in [null, [], ["CHOWN"], [null, 1]] {
		every reading in ["strict", "azure", "pss"] {
			container := {"name": "app", "securityContext": {"capabilities": {"drop": dropped}}}
			changes := {"reading": reading, "requiredDropCapabilities": ["KILL", "SYS_TIME"]}
			some finding in _findings({"containers": [container]}, changes)
			finding.path == ["spec", "containers", 0, "securityContext", "capabilities", "drop"]
			finding.message == `container "app" does not drop KILL, SYS_TIME`
		}
	}
	changes := {"requiredDropCapabilities": ["KILL"]}
	every context in [null, {}, {"capabilities": null}] {
		count(_findings({"containers": [{"name": "app", "securityContext": context}]}, changes)) == 1
	}
	count(_findings({"containers": [{"name": "app"}]}, changes)) == 1
}

test_dropped_capability_is_clean if {
	changes := {"requiredDropCapabilities": ["KILL", "SYS_TIME"]}
	unknown := {"unknown": "$X"}
	every context in [
		{"capabilities": {"drop": ["KILL", "sys_time"]}},
		{"capabilities": {"drop": ["all"]}},
		{"capabilities": {"drop": ["KILL", unknown]}},
		{"capabilities": {"drop": unknown}},
		{"capabilities": unknown},
		unknown,
	] {
		_findings({"containers": [{"name": "app", "securityContext": context}]}, changes) == set()
	}
}

test_container_that_is_left_out_need_not_drop_capabilities if {
	changes := {"requiredDropCapabilities": ["KILL"], "excludedContainers": ["agent"]}
	_findings({"containers": [{"name": "agent"}]}, changes) == set()
	windows := {"containers": [{"name": "app"}], "nodeSelector": {"kubernetes.io/os": "windows"}}
	_findings(windows, changes) == set()
}

test_value_that_is_no_name_is_clean if {
	_findings(_adds([21, true, {}, [], {"unknown": "$CAPABILITY"}]), {}) == set()
}

test_value_that_is_no_list_is_clean if {
	every value in [null, "ALL", 1, {}, [], {"unknown": "$CAPABILITIES"}] {
		_findings(_adds(value), {}) == set()
	}
}

test_missing_field_is_clean if {
	every context in [null, {}, {"capabilities": null}, {"capabilities": {"drop": ["ALL"]}}] {
		_findings({"containers": [{"name": "app", "securityContext": context}]}, {}) == set()
	}
}

test_allowed_capability_is_clean if {
	every allowed in ["SYS_TIME", "sys_time", "*"] {
		_findings(_adds(["SYS_TIME"]), {"allowedCapabilities": [allowed]}) == set()
	}
}

test_excluded_container_is_clean if _findings(_adds(["ALL"]), {"excludedContainers": ["app"]}) == set()

test_lower_case_is_found_with_a_note if {
	note := " (only the Pod Security Standards forbid it: not in upper case)"
	_messages(_adds(["chown"]), {}) == {concat("", [`container "app" adds the capability chown`, note])}
}

test_lower_case_is_found_by_pss if {
	_messages(_adds(["chown"]), {"reading": "pss"}) == {`container "app" adds the capability chown`}
}

test_lower_case_is_clean_by_azure if _findings(_adds(["chown", "Kill"]), {"reading": "azure"}) == set()

test_other_lower_case_is_found_by_azure if {
	_messages(_adds(["sys_admin"]), {"reading": "azure"}) == {`container "app" adds the capability sys_admin`}
}

test_windows_pod_is_found_with_a_note if {
	note := " (only the Pod Security Standards forbid it: Windows pod)"
	_messages(_windows, {}) == {concat("", [`container "app" adds the capability ALL`, note])}
}

test_windows_pod_is_clean_by_azure if _findings(_windows, {"reading": "azure"}) == set()

_container(added) := {"name": "app", "securityContext": {"capabilities": {"add": added}}}

_adds(added) := {"containers": [_container(added)]}

_windows := object.union(_adds(["ALL"]), {"nodeSelector": {"kubernetes.io/os": "windows"}})

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
