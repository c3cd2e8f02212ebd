package rules.pod["host-in-probe_test"]

import data.parameters["host-in-probe"] as parameters
import data.rules.pod["host-in-probe"] as rule
import data.target

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/livenessProbe/httpGet/host"])
		_paths({list: [{"name": "web", "livenessProbe": _calls("httpGet")}]}, {}) == {path}
	}
}

test_every_handler_is_found if {
	every action in ["httpGet", "tcpSocket"] {
		every probe in ["livenessProbe", "readinessProbe", "startupProbe"] {
			count(_findings({"containers": [{"name": "web", probe: _calls(action)}]}, {})) == 1
		}
		every hook in ["postStart", "preStop"] {
			_messages({"containers": [{"name": "web", "lifecycle": {hook: _calls(action)}}]}, {}) == {concat("", [
				sprintf("the lifecycle.%s of ", [hook]),
				`container "web" calls the host example.com`,
			])}
		}
	}
}

test_host_that_is_not_given_is_clean if {
	every host in ["", null, 1, {}, {"unknown": "$HOST"}] {
		_findings({"containers": [{"livenessProbe": {"httpGet": {"host": host}}}]}, {}) == set()
	}
	every probe in [null, {}, {"httpGet": null}, {"unknown": "$PROBE"}, {"exec": {"command": ["true"]}}] {
		_findings({"containers": [{"livenessProbe": probe, "lifecycle": probe}]}, {}) == set()
	}
}

test_older_versions_allow_it if {
	every minor, findings in {33: 0, 34: 1} {
		found := _findings({"containers": [{"livenessProbe": _calls("httpGet")}]}, {}) with target.minor as minor
		count(found) == findings
	}
}

test_excluded_container_is_clean if {
	spec := {"containers": [{"name": "web", "livenessProbe": _calls("httpGet")}]}
	_findings(spec, {"excludedContainers": ["web"]}) == set()
}

_calls(action) := {action: {"host": "example.com", "port": 80}}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
