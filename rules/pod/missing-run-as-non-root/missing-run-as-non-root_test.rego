package rules.pod["missing-run-as-non-root_test"]

import data.parameters["missing-run-as-non-root"] as parameters
import data.rules.pod["missing-run-as-non-root"] as rule
import data.target

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/runAsNonRoot"])
		_paths({list: [{"name": "web"}]}, {}) == {path}
	}
}

test_message if {
	_messages({"containers": [{"name": "web"}]}, {}) == {`container "web" is not required to run as non-root`}
	_messages({"containers": [_with(false)]}, {}) == {`container "web" is allowed to run as root`}
	_messages(_of_pod(false, [_with(null)]), {}) == {"the pod allows containers to run as root"}
}

test_pod_that_allows_root_is_found_even_if_no_container_does if {
	note := " (only the Pod Security Standards forbid it: containers say otherwise)"
	text := "the pod allows containers to run as root"
	_messages(_of_pod(false, [_with(true)]), {}) == {concat("", [text, note])}
	user := {"name": "db", "securityContext": {"runAsUser": 1000}}
	_findings(_of_pod(false, [_with(true), user]), {"reading": "azure"}) == set()
}

test_pod_speaks_for_its_containers if {
	_findings(_of_pod(true, [_with(null)]), {}) == set()
	_paths(_of_pod(true, [_with(false)]), {}) == {"spec/containers/0/securityContext/runAsNonRoot"}
	every value in [null, {"unknown": "$VALUE"}] {
		_findings(_of_pod(value, [_with(true)]), {}) == set()
	}
}

test_unknown_is_clean if {
	unknown := {"unknown": "$X"}
	_findings({"containers": [_with(unknown)]}, {}) == set()
	_findings({"containers": [{"securityContext": unknown}]}, {}) == set()
	_findings(_of_pod(unknown, [{}]), {}) == set()
	_findings({"securityContext": unknown, "containers": [{}]}, {}) == set()
}

test_user_is_enough_for_azure_policy if {
	every user, findings in {1000: 0, 0: 1} {
		spec := {"containers": [{"name": "web", "securityContext": {"runAsUser": user}}]}
		count(_findings(spec, {"reading": "azure"})) == findings
		count(_findings(spec, {"reading": "pss"})) == 1
	}
}

test_user_namespace_is_exempt_from_1_35_on if {
	every minor, findings in {34: 1, 35: 0} {
		every users in [false, {"unknown": "$USERS"}] {
			spec := {"hostUsers": users, "containers": [{"name": "web"}]}
			found := _findings(spec, {"reading": "pss"}) with target.minor as minor
			count(found) == findings
		}
	}
}

test_windows_pod_is_clean_by_azure if {
	spec := {"nodeSelector": {"kubernetes.io/os": "windows"}, "containers": [{"name": "web"}]}
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		count(_findings(spec, {"reading": reading})) == findings
		pod := object.union(spec, {"securityContext": {"runAsNonRoot": false}})
		count(_findings(pod, {"reading": reading})) == findings
	}
}

test_excluded_container_is_clean if {
	_findings({"containers": [{"name": "web"}]}, {"excludedContainers": ["web"]}) == set()
	_findings(_of_pod(false, [{"name": "web"}]), {"excludedContainers": ["web"]}) == set()
}

_with(value) := {"name": "web", "securityContext": {"runAsNonRoot": value}}

_of_pod(value, containers) := {"securityContext": {"runAsNonRoot": value}, "containers": containers}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
