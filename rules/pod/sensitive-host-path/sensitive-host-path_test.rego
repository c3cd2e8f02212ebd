package rules.pod["sensitive-host-path_test"]

import data.parameters["sensitive-host-path"] as parameters
import data.rules.pod["sensitive-host-path"] as rule

test_path_and_what_is_above_it_are_found if {
	every path in ["/", "/etc", "/etc/", "/var/lib/kubelet", "/var/lib", "/var"] {
		_paths(_with(path), {}) == {"spec/volumes/0/hostPath/path"}
	}
}

test_message_names_the_path if {
	_messages(_with("/dev"), {}) == {`volume "node" gives access to /dev of the node`}
}

test_other_path_is_clean if {
	every path in ["/var/log", "/etc/ssl", "/sys/fs/bpf", "/data", "/development"] {
		_findings(_with(path), {}) == set()
	}
}

test_what_is_not_known_is_clean if {
	every path in [null, 1, {}, {"unknown": "$FOLDER"}] {
		_findings(_with(path), {}) == set()
	}
	every source in [null, "/", {}, {"unknown": "$SOURCE"}] {
		_findings({"volumes": [{"name": "node", "hostPath": source}]}, {}) == set()
	}
}

test_drive_of_a_windows_node_is_found if {
	spec := object.union({"nodeSelector": {"kubernetes.io/os": "windows"}}, _with(`c:\`))
	count(_findings(spec, {})) == 1
}

test_parameter if {
	_findings(_with("/dev"), {"sensitiveHostPaths": ["/data"]}) == set()
	count(_findings(_with("/data"), {"sensitiveHostPaths": ["/data"]})) == 1
}

test_volume_that_only_excluded_containers_mount_is_clean if {
	mounting := {"name": "agent", "volumeMounts": [{"name": "node"}]}
	spec := object.union(_with("/dev"), {"containers": [mounting]})
	_findings(spec, {"excludedContainers": ["agent"]}) == set()
	count(_findings(spec, {"excludedContainers": ["web"]})) == 1
}

_with(path) := {"volumes": [{"name": "node", "hostPath": {"path": path}}]}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
