package rules.pod["root-user_test"]

import data.parameters["root-user"] as parameters
import data.rules.pod["root-user"] as rule
import data.target

test_pod_and_every_kind_of_container_are_found if {
	_messages(_with(0), {"reading": "pss"}) == {"the pod runs as user 0, which is root"}
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/runAsUser"])
		_paths({list: [_with(0)]}, {}) == {path}
	}
}

test_other_value_is_clean if {
	every value in [1, 1000, -1, null, "0", false, {"unknown": "$USER"}] {
		_findings({"containers": [_with(value)]}, {}) == set()
	}
	every context in [null, {}, {"unknown": "$CONTEXT"}] {
		_findings({"containers": [{"securityContext": context}]}, {}) == set()
	}
}

test_azure_policy_looks_at_what_containers_run_as if {
	spec := object.union(_with(0), {"containers": [_with(1000)]})
	note := " (only the Pod Security Standards forbid it: containers say otherwise)"
	_messages(spec, {}) == {concat("", ["the pod runs as user 0, which is root", note])}
	_findings(spec, {"reading": "azure"}) == set()
	count(_findings(object.union(_with(0), {"containers": [_with(null)]}), {"reading": "azure"})) == 1
}

test_versions if {
	every minor, findings in {22: 0, 23: 1, 34: 1, 35: 0} {
		spec := {"hostUsers": false, "containers": [_with(0)]}
		found := _findings(spec, {"reading": "pss"}) with target.minor as minor
		count(found) == findings
		by_azure := _findings(spec, {"reading": "azure"}) with target.minor as minor
		count(by_azure) == 1
	}
}

test_note_names_what_the_standards_exempt if {
	spec := {"hostUsers": false, "containers": [_with(0)]}
	note := " (only Azure Policy forbids it: user namespace)"
	_messages(spec, {}) == {concat("", [`container "web" runs as user 0, which is root`, note])}
}

test_windows_pod_is_clean_by_azure if {
	spec := {"nodeSelector": {"kubernetes.io/os": "windows"}, "containers": [_with(0)]}
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		count(_findings(spec, {"reading": reading})) == findings
	}
}

test_excluded_container_is_clean if {
	_findings({"containers": [_with(0)]}, {"excludedContainers": ["web"]}) == set()
}

_with(user) := {"name": "web", "securityContext": {"runAsUser": user}}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
