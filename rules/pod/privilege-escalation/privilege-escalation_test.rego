package rules.pod["privilege-escalation_test"]

import data.parameters["privilege-escalation"] as parameters
import data.rules.pod["privilege-escalation"] as rule
import data.target

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/allowPrivilegeEscalation"])
		_paths({list: [{"name": "web"}]}, {}) == {path}
	}
}

test_absent_and_null_are_found if {
	every context in [null, {}, {"allowPrivilegeEscalation": null}] {
		count(_findings({"containers": [{"name": "web", "securityContext": context}]}, {"reading": "pss"})) == 1
	}
}

test_message if {
	_messages(_with(true), {}) == {`container "web" allows privilege escalation`}
	note := " (only the Pod Security Standards forbid it: no user ID)"
	text := `container "web" does not rule out privilege escalation`
	_messages({"containers": [{"name": "web"}]}, {}) == {concat("", [text, note])}
	_messages({"containers": [{"name": "web", "securityContext": {"runAsUser": 1000}}]}, {}) == {text}
	_messages({"securityContext": {"runAsUser": 1000}, "containers": [{"name": "web"}]}, {}) == {text}
}

test_azure_policy_asks_for_it_if_a_user_is_named if {
	of_pod := {"securityContext": {"runAsUser": 1000}, "containers": [{"securityContext": {"runAsUser": 0}}]}
	_findings(of_pod, {"reading": "azure"}) == set()
	unknown := {"containers": [{"securityContext": {"runAsUser": {"unknown": "$USER"}}}]}
	_findings(unknown, {"reading": "azure"}) == set()
	count(_findings(_with(true), {"reading": "azure"})) == 1
	every user, findings in {1000: 1, 0: 0} {
		spec := {"containers": [{"name": "web", "securityContext": {"runAsUser": user}}]}
		count(_findings(spec, {"reading": "azure"})) == findings
	}
}

test_other_value_is_clean if {
	_findings({"containers": [{"securityContext": {"unknown": "$CONTEXT"}}]}, {}) == set()
	every value in [false, "true", 1, {"unknown": "$ALLOW"}] {
		_findings(_with(value), {}) == set()
	}
}

test_older_versions if {
	every minor, wanted in {7: {"pss": 0, "strict": 1}, 24: {"pss": 1, "strict": 1}} {
		every reading, findings in wanted {
			spec := object.union({"os": {"name": "windows"}}, _with(true))
			found := _findings(spec, {"reading": reading}) with target.minor as minor
			count(found) == findings
		}
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
			count(_findings(object.union(spec, _with(true)), {"reading": reading})) == findings
		}
	}
}

test_excluded_container_is_clean if _findings(_with(true), {"excludedContainers": ["web"]}) == set()

_with(value) := {"containers": [{"name": "web", "securityContext": {"allowPrivilegeEscalation": value}}]}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
