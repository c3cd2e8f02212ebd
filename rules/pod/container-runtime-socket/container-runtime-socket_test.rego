package rules.pod["container-runtime-socket_test"]

import data.parameters["container-runtime-socket"] as parameters
import data.rules.pod["container-runtime-socket"] as rule

test_path_and_what_is_above_it_are_found if {
	every path in ["/run/containerd/containerd.sock", "/var/run/docker.sock", "/run/crio/", "/run", "/var/run/", "/"] {
		_paths(_with(path), {}) == {"spec/volumes/0/hostPath/path"}
	}
}

test_message_names_the_path if {
	_messages(_with("/run/docker.sock"), {}) == {`volume "node" gives access to /run/docker.sock of the node`}
}

test_other_path_is_clean if {
	every path in ["/run/containerd/containerd.sock.bak", "/run/udev", "/var/log", "/runtime", "/etc"] {
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

test_pipe_of_a_windows_node_is_found if {
	windows := {"nodeSelector": {"kubernetes.io/os": "windows"}}
	every path in [`\\.\pipe\containerd-containerd`, `//./pipe/Docker_Engine`] {
		count(_findings(object.union(windows, _with(path)), {})) == 1
	}
}

test_volume_that_only_excluded_containers_mount_is_clean if {
	mounting := {"name": "agent", "volumeMounts": [{"name": "node"}]}
	spec := object.union(_with("/run/docker.sock"), {"containers": [mounting]})
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
