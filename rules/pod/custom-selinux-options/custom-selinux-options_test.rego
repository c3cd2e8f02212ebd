package rules.pod["custom-selinux-options_test"]

import data.parameters["custom-selinux-options"] as parameters
import data.rules.pod["custom-selinux-options"] as rule
import data.target

test_pod_and_every_kind_of_container_are_found if {
	_paths(_with({"type": "spc_t"}), {}) == {"spec/securityContext/seLinuxOptions/type"}
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/seLinuxOptions/type"])
		_paths({list: [_with({"type": "spc_t"})]}, {}) == {path}
	}
}

test_message_names_the_value if {
	_messages(_with({"type": "spc_t", "user": "u", "role": "r"}), {}) == {
		"the pod sets the SELinux type spc_t",
		"the pod sets the SELinux user u",
		"the pod sets the SELinux role r",
	}
}

test_allowed_options_are_clean if {
	_findings(_with({"type": "spc_t"}), {"allowedTypes": ["spc_t"]}) == set()
	every type in ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"] {
		_findings(_with({"type": type, "level": "s0", "user": "", "role": ""}), {}) == set()
	}
}

test_container_engine_is_allowed_from_1_31_on if {
	_count_in(30) == 1
	_count_in(31) == 0
}

_count_in(minor) := findings if {
	findings := count(_findings(_with({"type": "container_engine_t"}), {})) with target.minor as minor
}

test_value_that_is_not_given_is_clean if {
	every options in [null, {}, {"type": null}, {"type": {"unknown": "$X"}}, {"type": 1}, {"unknown": "$X"}, "spc_t"] {
		_findings(_with(options), {}) == set()
	}
}

test_windows_pod_is_clean_by_azure if {
	spec := object.union({"nodeSelector": {"kubernetes.io/os": "windows"}}, _with({"type": "spc_t"}))
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		count(_findings(spec, {"reading": reading})) == findings
	}
}

test_excluded_container_is_clean if {
	_findings({"containers": [_with({"type": "spc_t"})]}, {"excludedContainers": ["web"]}) == set()
}

_with(options) := {"name": "web", "securityContext": {"seLinuxOptions": options}}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
