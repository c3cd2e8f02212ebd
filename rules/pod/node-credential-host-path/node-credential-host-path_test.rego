package rules.pod["node-credential-host-path_test"]

import data.parameters["node-credential-host-path"] as parameters
import data.rules.pod["node-credential-host-path"] as rule

test_path_and_what_is_above_it_are_found if {
	every path in ["/etc/kubernetes/azure.json", "/etc/kubernetes/", "/etc", "/var/lib/waagent", "/var/lib", "/"] {
		_paths(_with(path), {}) == {"spec/volumes/0/hostPath/path"}
	}
}

test_message_names_the_path if {
	_messages(_with("/etc/kubernetes"), {}) == {`volume "node" gives access to /etc/kubernetes/azure.json of the node`}
}

test_other_path_is_clean if {
	every path in ["/etc/kubernetes/manifests", "/etc/ssl", "/var/lib/kubelet/pods", "/var/log"] {
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

test_volume_that_only_excluded_containers_mount_is_clean if {
	mounting := {"name": "agent", "volumeMounts": [{"name": "node"}]}
	spec := object.union(_with("/etc/kubernetes"), {"containers": [mounting]})
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
