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
	_findings(_mounted({"path": {"unknown": "$LOGS"}}), {"allowedHostPaths": [{"pathPrefix": "/var/log"}]}) == set()
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
	every prefix in ["/", "/var", "/var/", "//var", "var", "/var/log", "/var/log/"] {
		every path in ["/var/log", "//var/log/", "var/log"] {
			_findings(_mounted({"path": path}), {"allowedHostPaths": [{"pathPrefix": prefix}]}) == set()
		}
	}
}

test_root_is_below_the_root if {
	_findings(_mounted({"path": "/"}), {"allowedHostPaths": [{"pathPrefix": "/"}]}) == set()
}

test_other_path_is_found if {
	every prefix in ["/var/lo", "/var/log/pods", "/Var", "/etc", `\var`] {
		messages := _messages(_mounted({"path": "/var/log"}), {"allowedHostPaths": [{"pathPrefix": prefix}]})
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

test_write_by_an_ephemeral_container_is_clean_by_azure if {
	pod := object.union(
		_mounts([{"name": "logs", "readOnly": true}]),
		{"ephemeralContainers": [{"volumeMounts": [{"name": "logs"}]}]},
	)
	changes := {"allowedHostPaths": [_read_only]}
	count(_findings(pod, changes)) == 1
	_findings(pod, object.union(changes, {"reading": "azure"})) == set()
}

test_volume_of_an_excluded_container_is_clean if {
	every changes in [{"excludedContainers": ["agent"]}, {"excludedImages": ["contoso.azurecr.io/*"]}] {
		every reading in ["azure", "pss", "strict"] {
			pod := _mounted({"path": "/var/log"})
			_findings(pod, object.union(changes, {"reading": reading})) == set()
			other := object.union(pod, {"initContainers": [{"name": "init", "volumeMounts": [{"name": "logs"}]}]})
			count(_findings(other, object.union(changes, {"reading": reading}))) == 1
		}
	}
}

test_write_by_an_excluded_container_is_clean if {
	changes := {"allowedHostPaths": [_read_only], "excludedContainers": ["agent"]}
	_findings(_mounts([{"name": "logs"}]), changes) == set()
}

test_namespace_of_azure_policy_is_clean_by_azure if {
	pod := {"kind": "Pod", "metadata": {"namespace": "kube-system"}, "spec": _mounted({"path": "/var/log"})}
	every reading, messages in {
		"azure": set(),
		"pss": {`volume "logs" is a hostPath to /var/log`},
		"strict": {concat("", [
			`volume "logs" is a hostPath to /var/log`,
			" (only the Pod Security Standards forbid it: namespace kube-system)",
		])},
	} {
		findings := rule.findings with input as pod with parameters as object.union(parameters, {"reading": reading})
		{finding.message | some finding in findings} == messages
	}
}

test_windows_pod_is_found_by_azure if {
	count(_findings(_windows(`C:\logs`), {"reading": "azure"})) == 1
	count(_findings(_windows(`C:\logs`), {"allowedHostPaths": [{"pathPrefix": "/"}]})) == 1
}

test_allowed_path_of_a_windows_pod_is_clean if {
	every prefix in [`C:\`, `c:\Logs`, "C:/logs/", `C:\logs\`] {
		every path in [`C:\logs`, `c:\LOGS\app`, "C:/logs"] {
			_findings(_windows(path), {"windowsAllowedHostPaths": [{"pathPrefix": prefix}]}) == set()
		}
	}
}

test_other_path_of_a_windows_pod_is_found if {
	every prefix in [`D:\`, `C:\log`, `C:\logs\app`] {
		count(_findings(_windows(`C:\logs`), {"windowsAllowedHostPaths": [{"pathPrefix": prefix}]})) == 1
	}
}

_windows(path) := object.union(_mounted({"path": path}), {"nodeSelector": {"kubernetes.io/os": "windows"}})

_mounted(source) := {
	"volumes": [{"name": "logs", "hostPath": source}],
	"containers": [{
		"name": "agent",
		"image": "contoso.azurecr.io/agent:1",
		"volumeMounts": [{"name": "logs", "mountPath": "/logs"}],
	}],
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
