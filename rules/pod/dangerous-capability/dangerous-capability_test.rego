package rules.pod["dangerous-capability_test"]

import data.parameters["dangerous-capability"] as parameters
import data.rules.pod["dangerous-capability"] as rule

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/capabilities/add/1"])
		_paths({list: [_container(["CHOWN", "SYS_PTRACE"])]}, {}) == {path}
	}
}

test_message_names_the_capability if {
	_messages(_with(["SYS_PTRACE"]), {}) == {`container "web" adds the capability SYS_PTRACE`}
}

test_every_spelling_is_found if {
	count(_findings(_with(["SYS_PTRACE", "sys_module", "CAP_BPF"]), {})) == 3
}

test_other_value_is_clean if {
	_findings(_with(["CHOWN", "SYS_ADMIN", "ALL", "", null, 1, {"unknown": "$X"}]), {}) == set()
	every added in [null, [], "SYS_PTRACE", {}, {"unknown": "$ADD"}] {
		_findings(_with(added), {}) == set()
	}
}

test_excluded_container_is_clean if _findings(_with(["SYS_PTRACE"]), {"excludedContainers": ["web"]}) == set()

test_parameter if {
	_findings(_with(["SYS_PTRACE"]), {"disallowedCapabilities": ["LEASE"]}) == set()
	count(_findings(_with(["LEASE"]), {"disallowedCapabilities": ["LEASE"]})) == 1
}

test_namespace_of_azure_policy_is_exempt if {
	pod := {"kind": "Pod", "metadata": {"namespace": "kube-system"}, "spec": _with(["SYS_PTRACE"])}
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		found := rule.findings with input as pod with parameters as object.union(parameters, {"reading": reading})
		count(found) == findings
	}
}

_container(added) := {"name": "web", "securityContext": {"capabilities": {"add": added}}}

_with(added) := {"containers": [_container(added)]}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
