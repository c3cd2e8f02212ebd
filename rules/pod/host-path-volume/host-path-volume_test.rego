package rules.pod["host-path-volume_test"]

import data.parameters["host-path-volume"] as parameters
import data.rules.pod["host-path-volume"] as rule

test_path_is_found if {
	some finding in _findings(_mounted({"path": "/var/log"}), {})
	finding.path == ["spec", "volumes", 0, "hostPath", "path"]
	finding.message == `volume "logs" is a hostPath to /var/log`
}

test_volume_without_a_name_is_found if {
	note := " (only the Pod Security Standards forbid it: not mounted)"
	volumes := {"volumes": [{"name": "a", "emptyDir": {}}, {"hostPath": {"path": "/"}}]}
	_messages(volumes, {}) == {concat("", ["volume 2 is a hostPath to /", note])}
}

test_missing_path_is_found if {
	every source in [{}, {"type": "Directory"}, {"path": null}, {"path": 1}] {
		some finding in _findings(_mounted(source), {})
		finding.path == ["spec", "volumes", 0, "hostPath", "path"]
		finding.message == `volume "logs" is a hostPath`
	}
}

test_unknown_path_is_found_at_the_volume if {
	some finding in _findings(_mounted({"path": {"unknown": "$LOGS"}}), {})
	finding.path == ["spec", "volumes", 0, "hostPath"]
}

test_unknown_path_is_clean_where_paths_are_allowed if {
	_findings(_mounted({"path": {"unknown": "$LOGS"}}), {"allowedHostPaths": ["/var/log"]}) == set()
}

test_value_that_is_no_volume_source_is_clean if {
	every source in [null, "/var/log", 1, true, [], {"unknown": "$SOURCE"}] {
		_findings(_mounted(source), {}) == set()
	}
}

test_missing_field_is_clean if {
	every volumes in [null, [], [null], [{}], {}, "logs", {"unknown": "$VOLUMES"}] {
		_findings({"volumes": volumes}, {}) == set()
	}
}

test_allowed_path_is_clean if {
	every allowed in ["/", "/var", "/var/", "/var/log", "/var/log/", {"pathPrefix": "/var", "readOnly": false}] {
		_findings(_mounted({"path": "/var/log"}), {"allowedHostPaths": [allowed]}) == set()
	}
}

test_other_path_is_found if {
	every allowed in ["", "/var/lo", "/var/log/pods", "var", "/etc", {"pathPrefix": "/var/lo"}, 1, null] {
		messages := _messages(_mounted({"path": "/var/log"}), {"allowedHostPaths": [allowed]})
		messages == {`volume "logs" is a hostPath to /var/log`}
	}
}

test_write_to_a_read_only_path_is_found if {
	every mount in [{"name": "logs"}, {"name": "logs", "readOnly": false}, {"name": "logs", "readOnly": null}] {
		some finding in _findings(_mounts([mount]), {"allowedHostPaths": [_read_only]})
		finding.path == ["spec", "containers", 0, "volumeMounts", 0, "readOnly"]
		finding.message == `container "agent" can write to /var/log, which is allowed read-only`
	}
}

test_read_of_a_read_only_path_is_clean if {
	mounts := [
		{"name": "logs", "readOnly": true},
		{"name": "logs", "readOnly": {"unknown": "$READ_ONLY"}},
		{"name": "other"},
	]
	_findings(_mounts(mounts), {"allowedHostPaths": [_read_only]}) == set()
}

test_volume_without_a_mount_is_found_with_a_note if {
	note := " (only the Pod Security Standards forbid it: not mounted)"
	_messages(_mounts([]), {}) == {concat("", [`volume "logs" is a hostPath to /var/log`, note])}
}

test_volume_without_a_mount_is_found_by_pss if {
	_messages(_mounts([]), {"reading": "pss"}) == {`volume "logs" is a hostPath to /var/log`}
}

test_volume_without_a_mount_is_clean_by_azure if {
	every mounts in [null, [], [{"name": "other"}], {"unknown": "$MOUNTS"}] {
		_findings(_mounts(mounts), {"reading": "azure"}) == set()
	}
}

test_mount_of_an_ephemeral_container_is_clean_by_azure if {
	pod := object.union(_mounts([]), {"ephemeralContainers": [{"volumeMounts": [{"name": "logs"}]}]})
	_findings(pod, {"reading": "azure"}) == set()
}

test_mount_is_found_by_azure if {
	every list in ["containers", "initContainers"] {
		pod := object.union(_mounts([]), {list: [{"volumeMounts": [{"name": "logs"}]}]})
		_messages(pod, {"reading": "azure"}) == {`volume "logs" is a hostPath to /var/log`}
	}
}

test_windows_pod_is_found_by_azure if {
	pod := object.union(_mounted({"path": `C:\logs`}), {"nodeSelector": {"kubernetes.io/os": "windows"}})
	count(_findings(pod, {"reading": "azure"})) == 1
}

_mounted(source) := {
	"volumes": [{"name": "logs", "hostPath": source}],
	"containers": [{"name": "agent", "volumeMounts": [{"name": "logs", "mountPath": "/logs"}]}],
}

_mounts(mounts) := {
	"volumes": [{"name": "logs", "hostPath": {"path": "/var/log"}}],
	"containers": [{"name": "agent", "volumeMounts": mounts}],
}

_read_only := {"pathPrefix": "/var/log", "readOnly": true}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
