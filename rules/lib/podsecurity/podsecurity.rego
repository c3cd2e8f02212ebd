# METADATA
# title: Pod security
# description: |
#   The controls of the Pod Security Standards and of Azure Policy's initiatives on pods, except those of accounts,
#   capabilities and volumes, which have libraries of their own.
package rules.lib.podsecurity

import data.rules.lib.control
import data.rules.lib.values
import data.rules.lib.workload

# METADATA
# description: pods in the network namespace of their node
host_network(pod, options) := _host_namespace(pod, options, "hostNetwork", "network") if {
	options.allowHostNetwork == false
} else := set()

# METADATA
# description: pods in the PID namespace of their node
host_pid(pod, options) := _host_namespace(pod, options, "hostPID", "PID")

# METADATA
# description: pods in the IPC namespace of their node
host_ipc(pod, options) := _host_namespace(pod, options, "hostIPC", "IPC")

_host_namespace(pod, options, field, name) := {finding |
	pod.spec[field] == true
	not control.excluded(pod, pod.path, options)
	note := control.note(options, "", control.azure_exemption(pod))
	finding := {
		"path": array.concat(pod.path, [field]),
		"message": sprintf("the pod shares the %s namespace of its node%s", [name, note]),
	}
}

# METADATA
# description: privileged containers
privileged(pod, options) := {finding |
	some path, container in pod.containers
	container.securityContext.privileged == true
	not control.excluded(pod, path, options)
	note := control.note(options, "", control.azure_exemption(pod))
	finding := {
		"path": array.concat(path, ["securityContext", "privileged"]),
		"message": sprintf("%s runs privileged%s", [control.label(pod, path), note]),
	}
}

# METADATA
# description: ports of containers that are opened on the node
host_ports(pod, options) := {finding |
	some path, container in pod.containers
	some i, port in container.ports
	number := _opened(pod, path, port)
	not _is_allowed_port(number, options)
	not control.excluded(pod, path, options)
	note := control.note(options, "", control.azure_exemption(pod))
	finding := {
		"path": array.concat(path, ["ports", i, "hostPort"]),
		"message": sprintf("%s opens port %v on its node%s%s", [control.label(pod, path), number, _why_opened(port), note]),
	}
}

_opened(_, _, port) := port.hostPort if _given(port)

_opened(pod, path, port) := port.containerPort if {
	_unset(port)
	path[count(path) - 2] in {"containers", "initContainers"}
	pod.spec.hostNetwork == true
	is_number(port.containerPort)
	port.containerPort != 0
}

_given(port) if {
	is_number(port.hostPort)
	port.hostPort != 0
}

_unset(port) if not port.hostPort

_unset(port) if port.hostPort in {0, null}

_why_opened(port) := "" if {
	_given(port)
} else := ", as the pod uses the host network"

_is_allowed_port(port, options) if {
	some range in options.allowedHostPorts
	ends := split(sprintf("%v", [range]), "-")
	port >= to_number(ends[0])
	port <= to_number(ends[count(ends) - 1])
}

# METADATA
# description: AppArmor profiles that are not allowed
apparmor(pod, options) := _profiles(pod, options, "appArmorProfile", "AppArmor") | annotated if {
	annotated := {finding |
		some key, profile in pod.metadata.annotations
		container := trim_prefix(key, "container.apparmor.security.beta.kubernetes.io/")
		container != key
		is_string(profile)
		profile != ""
		not _is_allowed_profile(profile, options)
		not workload.excluded({"name": container}, options)
		note := control.note(options, "", control.azure_exemption(pod))
		finding := {
			"path": array.concat(pod.metadataPath, ["annotations", key]),
			"message": sprintf("container %q has the AppArmor profile %s%s", [container, profile, note]),
		}
	}
}

# METADATA
# description: seccomp profiles that are not allowed
# scope: document
seccomp(pod, options) := _profiles(pod, options, "seccompProfile", "seccomp") if options.minor >= 19

seccomp(pod, options) := {finding |
	some annotation in _seccomp_annotations(pod, options)
	profile := control.text(pod.metadata.annotations[annotation])
	not _is_allowed_profile(profile, options)
	note := control.note(options, "", control.azure_exemption(pod))
	finding := {
		"path": array.concat(pod.metadataPath, ["annotations", annotation]),
		"message": sprintf("the annotation sets the seccomp profile %s%s", [control.shown(profile), note]),
	}
} if {
	options.minor < 19
}

_seccomp_annotations(pod, options) := {"seccomp.security.alpha.kubernetes.io/pod"} | {annotation |
	some path, container in pod.containers
	not control.excluded(pod, path, options)
	name := control.text(object.get(container, "name", ""))
	annotation := concat("/", ["container.seccomp.security.alpha.kubernetes.io", name])
}

_profiles(pod, options, field, kind) := {finding |
	some path, profile in _bad_profiles(pod, options, field)
	note := control.note(options, "", control.azure_exemption(pod))
	finding := _profile_finding(pod, path, profile, field, kind, note)
}

_profile_finding(pod, path, profile, field, kind, note) := {
	"path": array.concat(path, ["securityContext", field, "type"]),
	"message": sprintf("%s has the %s profile %s%s", [control.label(pod, path), kind, _shown_type(profile), note]),
}

# _bad_profiles are those profiles that the pod and its containers set themselves and that are not allowed.
_bad_profiles(pod, options, field) := {path: profile |
	some path, profile in control.settings(pod, field)
	is_object(profile)
	not values.unknown(profile)
	not _allows_profile(profile, options)
	not control.excluded(pod, path, options)
}

_shown_type(profile) := control.shown(control.text(object.get(profile, "type", "")))

_allows_profile(profile, options) if {
	some name in _profile_names(profile)
	_is_allowed_profile(name, options)
}

_allows_profile(profile, _) if values.unknown(profile.type)

_allows_profile(profile, _) if values.unknown(profile.localhostProfile)

_is_allowed_profile(name, options) if values.matched(name, options.allowedProfiles)

# Azure Policy calls profiles by the names that they have in annotations.
_profile_names(profile) := {"runtime/default", "docker/default"} if profile.type == "RuntimeDefault"

_profile_names(profile) := {concat("/", ["localhost", control.text(object.get(profile, "localhostProfile", ""))])} if {
	profile.type == "Localhost"
}

_profile_names(profile) := {"unconfined"} if profile.type == "Unconfined"

# METADATA
# description: containers without an allowed seccomp profile
missing_seccomp(pod, options) := set_by_hand | missing if {
	note := control.note(options, control.pss_exemption(pod, options, 19), control.azure_exemption(pod))
	set_by_hand := {_profile_finding(pod, path, profile, "seccompProfile", "seccomp", note) |
		some path, profile in _bad_profiles(pod, options, "seccompProfile")
	}
	missing := {finding |
		some path, container in pod.containers
		control.effective(pod, container, "seccompProfile") == null
		not control.excluded(pod, path, options)
		finding := {
			"path": array.concat(path, ["securityContext", "seccompProfile"]),
			"message": sprintf("%s has no seccomp profile%s", [control.label(pod, path), note]),
		}
	}
} else := set()

# METADATA
# description: SELinux options that are not allowed
selinux(pod, options) := {finding |
	some path, given in control.settings(pod, "seLinuxOptions")
	some field in ["type", "user", "role"]
	value := given[field]
	is_string(value)
	not _selinux_allows(field, value, options)
	not control.excluded(pod, path, options)
	note := control.note(options, "", control.azure_exemption(pod))
	finding := {
		"path": array.concat(path, ["securityContext", "seLinuxOptions", field]),
		"message": sprintf("%s sets the SELinux %s %s%s", [control.label(pod, path), field, value, note]),
	}
}

_selinux_allows(_, "", _)

_selinux_allows("type", type, options) if type in options.allowedTypes

_selinux_allows("type", type, _) if type in {"container_t", "container_init_t", "container_kvm_t"}

_selinux_allows("type", "container_engine_t", options) if options.minor >= 31

# METADATA
# description: mounts of /proc that are not masked
proc_mounts(pod, options) := {finding |
	some path, container in pod.containers
	mount := container.securityContext.procMount
	is_string(mount)
	mount != "Default"
	not control.excluded(pod, path, options)
	note := control.note(options, _proc_mount_exemption(pod, options), _azure_proc_mount_exemption(pod, mount))
	finding := {
		"path": array.concat(path, ["securityContext", "procMount"]),
		"message": sprintf("%s mounts /proc as %s%s", [control.label(pod, path), control.shown(mount), note]),
	}
}

_proc_mount_exemption(pod, options) := "" if {
	options.level == "restricted"
} else := control.user_namespace(pod, options)

_azure_proc_mount_exemption(pod, mount) := "the case of letters" if {
	lower(mount) == "default"
} else := control.azure_exemption(pod)

# METADATA
# description: kernel parameters that are not known to be safe
sysctls(pod, options) := {finding |
	given := pod.spec.securityContext.sysctls
	is_array(given)
	some i, sysctl in given
	not values.unknown(sysctl)
	name := _sysctl_name(sysctl)
	not _is_safe_sysctl(name, options)
	note := control.note(options, "", control.azure_exemption(pod))
	finding := {
		"path": array.concat(pod.path, ["securityContext", "sysctls", i, "name"]),
		"message": sprintf("the pod sets the sysctl %s, which is not known to be safe%s", [control.shown(name), note]),
	}
}

_sysctl_name(sysctl) := "" if not is_object(sysctl)

_sysctl_name(sysctl) := control.text(object.get(sysctl, "name", ""))

_is_safe_sysctl(name, options) if options.minor >= _safe_sysctls[name]

_is_safe_sysctl(name, options) if values.matched(name, options.allowedSysctls)

# _safe_sysctls[name] is the y of Kubernetes 1.y since which the Pod Security Standards allow it.
_safe_sysctls := {
	"kernel.shm_rmid_forced": 0,
	"net.ipv4.ip_local_port_range": 0,
	"net.ipv4.ip_local_reserved_ports": 27,
	"net.ipv4.ip_unprivileged_port_start": 0,
	"net.ipv4.ping_group_range": 0,
	"net.ipv4.tcp_fin_timeout": 29,
	"net.ipv4.tcp_keepalive_intvl": 29,
	"net.ipv4.tcp_keepalive_probes": 29,
	"net.ipv4.tcp_keepalive_time": 29,
	"net.ipv4.tcp_notsent_lowat": 37,
	"net.ipv4.tcp_rmem": 32,
	"net.ipv4.tcp_slow_start_after_idle": 37,
	"net.ipv4.tcp_syncookies": 0,
	"net.ipv4.tcp_wmem": 32,
}

# METADATA
# description: pods and containers that run on a Windows node itself
windows_host_process(pod, options) := {finding |
	some path, given in control.settings(pod, "windowsOptions")
	given.hostProcess == true
	not control.excluded(pod, path, options)
	note := control.note(options, "", pod.azureNamespace)
	finding := {
		"path": array.concat(path, ["securityContext", "windowsOptions", "hostProcess"]),
		"message": sprintf("%s runs on its Windows node itself%s", [control.label(pod, path), note]),
	}
}

# METADATA
# description: hosts that probes and lifecycle handlers name
handler_hosts(pod, options) := {finding |
	options.minor >= 34
	some path, container in pod.containers
	some keys in _handlers
	handler := object.get(container, keys, null)
	some action in ["httpGet", "tcpSocket"]
	host := handler[action].host
	is_string(host)
	host != ""
	not control.excluded(pod, path, options)
	field := array.concat(keys, [action, "host"])
	finding := {
		"path": array.concat(path, field),
		"message": sprintf("the %s of %s calls the host %s", [concat(".", keys), control.label(pod, path), host]),
	}
}

_handlers := [
	["livenessProbe"],
	["readinessProbe"],
	["startupProbe"],
	["lifecycle", "postStart"],
	["lifecycle", "preStop"],
]

# METADATA
# description: containers that can write to their root file system
writable_root(pod, options) := {finding |
	not control.runs_windows(pod)
	control.judged_by_azure(pod, options)
	some path, container in pod.containers
	control.setting(container, "readOnlyRootFilesystem") in {null, false}
	not control.excluded(pod, path, options)
	finding := {
		"path": array.concat(path, ["securityContext", "readOnlyRootFilesystem"]),
		"message": sprintf("%s can write to its root file system", [control.label(pod, path)]),
	}
}
