package rules.pod["unmasked-proc-mount_test"]

import data.parameters["unmasked-proc-mount"] as parameters
import data.rules.pod["unmasked-proc-mount"] as rule
import data.target

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/procMount"])
		_paths({list: [_with("Unmasked")]}, {}) == {path}
	}
}

test_message_names_the_mount if {
	_messages({"containers": [_with("Unmasked")]}, {}) == {`container "web" mounts /proc as Unmasked`}
	_messages({"containers": [_with("")]}, {}) == {`container "web" mounts /proc as ""`}
}

test_other_value_is_clean if {
	every value in ["Default", null, 1, {}, {"unknown": "$MOUNT"}] {
		_findings({"containers": [_with(value)]}, {}) == set()
	}
}

test_lower_case_is_found_with_a_note if {
	note := " (only the Pod Security Standards forbid it: the case of letters)"
	_messages({"containers": [_with("default")]}, {}) == {concat("", [`container "web" mounts /proc as default`, note])}
	_findings({"containers": [_with("default")]}, {"reading": "azure"}) == set()
}

test_user_namespace_is_exempt_at_the_baseline_level if {
	spec := {"hostUsers": false, "containers": [_with("Unmasked")]}
	_messages(spec, {}) == {`container "web" mounts /proc as Unmasked (only Azure Policy forbids it: user namespace)`}
	count(_findings(spec, {"reading": "azure"})) == 1
	every level, findings in {"baseline": 0, "restricted": 1} {
		count(_findings(spec, {"reading": "pss", "level": level})) == findings
	}
}

test_user_namespace_that_is_not_known_is_exempt if {
	spec := {"hostUsers": {"unknown": "$USERS"}, "containers": [_with("Unmasked")]}
	_findings(spec, {"reading": "pss"}) == set()
}

test_user_namespace_is_not_exempt_before_1_35 if {
	spec := {"hostUsers": false, "containers": [_with("Unmasked")]}
	count(_findings(spec, {"reading": "pss"})) == 1 with target.minor as 34
}

test_no_user_namespace_is_not_exempt if {
	every users in [true, null, "false"] {
		count(_findings({"hostUsers": users, "containers": [_with("Unmasked")]}, {"reading": "pss"})) == 1
	}
}

test_windows_pod_is_clean_by_azure if {
	spec := {"nodeSelector": {"kubernetes.io/os": "windows"}, "containers": [_with("Unmasked")]}
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		count(_findings(spec, {"reading": reading})) == findings
	}
}

test_excluded_container_is_clean if {
	_findings({"containers": [_with("Unmasked")]}, {"excludedContainers": ["web"]}) == set()
}

_with(mount) := {"name": "web", "securityContext": {"procMount": mount}}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
