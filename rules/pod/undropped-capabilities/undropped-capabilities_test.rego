package rules.pod["undropped-capabilities_test"]

import data.parameters["undropped-capabilities"] as parameters
import data.rules.pod["undropped-capabilities"] as rule
import data.target

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/capabilities/drop"])
		_paths({list: [{"name": "web"}]}, {}) == {path}
	}
}

test_message if {
	_messages({"containers": [{"name": "web"}]}, {}) == {`container "web" does not drop all capabilities`}
}

test_other_list_is_found if {
	every dropped in [null, [], ["NET_RAW"], ["all"], ["All"], [null], {}] {
		count(_findings(_with(dropped), {})) == 1
	}
	every context in [null, {}, {"capabilities": null}, {"capabilities": {}}] {
		count(_findings({"containers": [{"securityContext": context}]}, {})) == 1
	}
}

test_all_is_clean if {
	every dropped in [["ALL"], ["NET_RAW", "ALL"]] {
		_findings(_with(dropped), {}) == set()
	}
}

test_unknown_is_clean if {
	unknown := {"unknown": "$X"}
	every dropped in [unknown, [unknown], ["NET_RAW", unknown]] {
		_findings(_with(dropped), {}) == set()
	}
	every context in [unknown, {"capabilities": unknown}] {
		_findings({"containers": [{"securityContext": context}]}, {}) == set()
	}
}

test_versions if {
	every minor, wanted in {21: [0, 0], 22: [1, 1], 24: [1, 1], 25: [1, 0]} {
		linux := _findings(_with([]), {}) with target.minor as minor
		windows := _findings(object.union({"os": {"name": "windows"}}, _with([])), {}) with target.minor as minor
		[count(linux), count(windows)] == wanted
	}
}

test_excluded_container_is_clean if _findings(_with([]), {"excludedContainers": ["web"]}) == set()

_with(dropped) := {"containers": [{"name": "web", "securityContext": {"capabilities": {"drop": dropped}}}]}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
