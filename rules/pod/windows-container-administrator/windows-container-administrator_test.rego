package rules.pod["windows-container-administrator_test"]

import data.parameters["windows-container-administrator"] as parameters
import data.rules.pod["windows-container-administrator"] as rule

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/windowsOptions/runAsUserName"])
		_paths({"nodeSelector": {"kubernetes.io/os": "windows"}, list: [{"name": "web"}]}, {}) == {path}
	}
}

test_message if {
	_messages(_windows({}, {}), {}) == {`container "web" does not say as which Windows user it runs`}
	every user in ["ContainerAdministrator", "containeradministrator"] {
		spec := _windows({}, {"windowsOptions": {"runAsUserName": user}})
		_messages(spec, {}) == {`container "web" runs as ContainerAdministrator`}
		count(_findings(_windows({"windowsOptions": {"runAsUserName": user}}, {}), {})) == 1
	}
}

test_pod_that_os_says_is_windows_is_found if {
	count(_findings({"os": {"name": "windows"}, "containers": [{"name": "web"}]}, {})) == 1
	every os in [null, {}, {"name": "linux"}, {"unknown": "$OS"}] {
		_findings({"os": os, "containers": [{"name": "web"}]}, {}) == set()
	}
}

test_other_user_is_clean if {
	every user in ["ContainerUser", `NT AUTHORITY\LOCAL SERVICE`, {"unknown": "$USER"}] {
		_findings(_windows({}, {"windowsOptions": {"runAsUserName": user}}), {}) == set()
		_findings(_windows({"windowsOptions": {"runAsUserName": user}}, {}), {}) == set()
	}
	every unknown in [{"windowsOptions": {"unknown": "$OPTIONS"}}, {"unknown": "$CONTEXT"}] {
		_findings(_windows({}, unknown), {}) == set()
		_findings(_windows(unknown, {}), {}) == set()
	}
}

test_container_speaks_before_its_pod if {
	administrator := {"windowsOptions": {"runAsUserName": "ContainerAdministrator"}}
	_findings(_windows(administrator, {"windowsOptions": {"runAsUserName": "ContainerUser"}}), {}) == set()
}

test_container_that_must_not_run_as_root_is_clean if {
	_findings(_windows({}, {"runAsNonRoot": true}), {}) == set()
	_findings(_windows({"runAsNonRoot": true}, {}), {}) == set()
	count(_findings(_windows({"runAsNonRoot": false}, {}), {})) == 1
}

test_image_of_nano_server_is_clean if {
	every image in ["mcr.microsoft.com/windows/nanoserver:ltsc2022", {"unknown": "$IMAGE"}] {
		spec := {"nodeSelector": {"kubernetes.io/os": "windows"}, "containers": [{"image": image}]}
		_findings(spec, {}) == set()
	}
}

test_excluded_container_is_clean if _findings(_windows({}, {}), {"excludedContainers": ["web"]}) == set()

test_namespace_of_azure_policy_is_exempt if {
	pod := {"kind": "Pod", "metadata": {"namespace": "kube-system"}, "spec": _windows({}, {})}
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		found := rule.findings with input as pod with parameters as object.union(parameters, {"reading": reading})
		count(found) == findings
	}
}

_windows(of_pod, of_container) := {
	"nodeSelector": {"kubernetes.io/os": "windows"},
	"securityContext": of_pod,
	"containers": [{"name": "web", "securityContext": of_container}],
}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
