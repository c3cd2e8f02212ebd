package rules.pod["missing-seccomp-profile_test"]

import data.parameters["missing-seccomp-profile"] as parameters
import data.rules.pod["missing-seccomp-profile"] as rule
import data.target

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/seccompProfile"])
		_paths({list: [{"name": "web"}]}, {}) == {path}
	}
}

test_absent_and_null_are_found if {
	every context in [null, {}, {"seccompProfile": null}] {
		spec := {"containers": [{"name": "web", "securityContext": context}]}
		_messages(spec, {}) == {`container "web" has no seccomp profile`}
	}
}

test_profile_that_is_not_allowed_is_found if {
	_messages({"containers": [_with({"type": "Bad"})]}, {}) == {`container "web" has the seccomp profile Bad`}
	_paths(object.union(_with({}), {"containers": [{"name": "web"}]}), {}) == {"spec/securityContext/seccompProfile/type"}
	spec := object.union(_with({}), {"containers": [_with({"type": "RuntimeDefault"})]})
	_paths(spec, {}) == {"spec/securityContext/seccompProfile/type"}
}

test_profile_of_the_pod_or_the_container_is_clean if {
	_findings({"containers": [{"securityContext": {"unknown": "$CONTEXT"}}]}, {}) == set()
	every type in ["RuntimeDefault", "Localhost", {"unknown": "$TYPE"}] {
		_findings({"containers": [_with({"type": type})]}, {}) == set()
		_findings(object.union(_with({"type": type}), {"containers": [{}]}), {}) == set()
	}
	every profile in [{"unknown": "$PROFILE"}, "RuntimeDefault"] {
		_findings(object.union(_with(profile), {"containers": [{}]}), {}) == set()
	}
}

test_parameter_narrows_the_profiles if {
	spec := {"containers": [_with({"type": "Localhost", "localhostProfile": "web.json"})]}
	count(_findings(spec, {"allowedProfiles": ["runtime/default", "docker/default"]})) == 1
}

test_older_versions if {
	windows := {"os": {"name": "windows"}, "containers": [{"name": "web"}]}
	count(_findings(windows, {"reading": "pss"})) == 1 with target.minor as 24
	every minor, findings in {18: 0, 19: 1} {
		found := _findings({"containers": [{"name": "web"}]}, {"reading": "pss"}) with target.minor as minor
		count(found) == findings
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
			count(_findings(object.union(spec, {"containers": [{"name": "web"}]}), {"reading": reading})) == findings
		}
	}
}

test_excluded_container_is_clean if {
	_findings({"containers": [{"name": "web"}]}, {"excludedContainers": ["web"]}) == set()
}

_with(profile) := {"name": "web", "securityContext": {"seccompProfile": profile}}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
