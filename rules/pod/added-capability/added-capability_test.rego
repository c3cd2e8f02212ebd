package rules.pod["added-capability_test"]

import data.parameters["added-capability"] as parameters
import data.rules.pod["added-capability"] as rule
import data.target

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/capabilities/add/1"])
		_paths({list: [_container(["NET_BIND_SERVICE", "CHOWN"])]}, {}) == {path}
	}
}

test_message if {
	_messages(_with(["CHOWN", null]), {}) == {
		`container "web" adds the capability CHOWN`,
		`container "web" adds the capability ""`,
	}
	note := " (only the Pod Security Standards forbid it: not in upper case)"
	text := `container "web" adds the capability net_bind_service`
	_messages(_with(["net_bind_service"]), {}) == {concat("", [text, note])}
}

test_other_value_is_clean if {
	_findings(_with(["NET_BIND_SERVICE", {"unknown": "$X"}, 1, {}]), {}) == set()
	every added in [null, [], "CHOWN", {}, {"unknown": "$ADD"}] {
		_findings(_with(added), {}) == set()
	}
}

test_parameter if {
	_findings(_with(["CHOWN"]), {"allowedCapabilities": ["chown"]}) == set()
	_findings(_with(["CHOWN"]), {"allowedCapabilities": ["*"]}) == set()
	count(_findings(_with(["NET_BIND_SERVICE"]), {"allowedCapabilities": []})) == 1
}

test_versions if {
	every minor, wanted in {21: [0, 0], 22: [1, 1], 24: [1, 1], 25: [1, 0]} {
		linux := _findings(_with(["CHOWN"]), {"reading": "pss"}) with target.minor as minor
		spec := object.union({"os": {"name": "windows"}}, _with(["CHOWN"]))
		windows := _findings(spec, {"reading": "pss"}) with target.minor as minor
		[count(linux), count(windows)] == wanted
	}
}

test_windows_pod_is_exempt_by_what_each_body_looks_at if {
	every spec, wanted in {
		{"nodeSelector": {"kubernetes.io/os": "windows"}}: {"azure": 0, "pss": 1, "strict": 1},
		{"os": {"name": "windows"}}: {"azure": 1, "pss": 0, "strict": 1},
		{"os": {"name": {"unknown": "$OS"}}}: {"azure": 1, "pss": 0, "strict": 1},
		{"os": {"unknown": "$OS"}}: {"azure": 1, "pss": 0, "strict": 1},
		{"os": {"name": "linux"}}: {"azure": 1, "pss": 1, "strict": 1},
	} {
		every reading, findings in wanted {
			count(_findings(object.union(spec, _with(["CHOWN"])), {"reading": reading})) == findings
		}
	}
}

test_excluded_container_is_clean if _findings(_with(["CHOWN"]), {"excludedContainers": ["web"]}) == set()

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
