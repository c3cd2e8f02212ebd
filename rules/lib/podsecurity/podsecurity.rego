# METADATA
# title: Pod security
# description: |
#   The controls of the Pod Security Standards, and of Azure Policy's initiatives on pods. Each is a function of a pod
#   and options, and returns the findings of a rule. Options are the parameters of that rule and, where the verdict
#   depends on it, `minor`, the y of Kubernetes 1.y.
package rules.lib.podsecurity

import data.rules.lib.values
import data.rules.lib.workload

# METADATA
# description: |
#   the pods of the object being judged, as the controls take them: the pod spec and its path, the metadata and their
#   path, the containers by path, and the namespace if Azure Policy leaves it out, or ""
# scope: document
pods := [pod |
	some path, spec in workload.pods
	metadata := array.concat(array.slice(path, 0, count(path) - 1), ["metadata"])
	pod := {
		"path": path,
		"spec": spec,
		"metadataPath": metadata,
		"metadata": object.get(input, metadata, {}),
		"containers": workload.containers_of(path, spec),
		"azureNamespace": workload.azure_namespace,
	}
]

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
	not _excluded(pod, pod.path, options)
	note := _note(options, "", _azure_exemption(pod))
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
	not _excluded(pod, path, options)
	note := _note(options, "", _azure_exemption(pod))
	finding := {
		"path": array.concat(path, ["securityContext", "privileged"]),
		"message": sprintf("%s runs privileged%s", [_label(pod, path), note]),
	}
}

# METADATA
# description: ports of containers that are opened on the node
host_ports(pod, options) := {finding |
	some path, container in pod.containers
	some i, port in container.ports
	number := _opened(pod, path, port)
	not _is_allowed_port(number, options)
	not _excluded(pod, path, options)
	note := _note(options, "", _azure_exemption(pod))
	finding := {
		"path": array.concat(path, ["ports", i, "hostPort"]),
		"message": sprintf("%s opens port %v on its node%s%s", [_label(pod, path), number, _why_opened(port), note]),
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
# description: added capabilities outside the allowed ones, or required ones that are not dropped
capabilities(pod, options) := added | undropped if {
	added := {finding |
		some path, capability in _added(pod)
		not _is_net_raw_allowed(capability, options)
		finding := _added_finding(pod, options, path, capability, "")
	}
	undropped := {finding |
		_judged_by_azure(pod, options)
		not _selects_windows(pod)
		some path, container in pod.containers
		drops := _dropped(container)
		dropped := {upper(name) | some name in drops}
		not "ALL" in dropped
		missing := [name | some name in options.requiredDropCapabilities; not upper(name) in dropped]
		missing != []
		not _excluded(pod, path, options)
		finding := {
			"path": array.concat(path, ["securityContext", "capabilities", "drop"]),
			"message": sprintf("%s does not drop %s", [_label(pod, path), concat(", ", missing)]),
		}
	}
}

_is_net_raw_allowed(capability, options) if {
	upper(capability) == "NET_RAW"
	_is_allowed_capability("NET_RAW", options)
}

# METADATA
# description: the capability NET_RAW, added
net_raw(pod, options) := {finding |
	some path, capability in _added(pod)
	upper(capability) == "NET_RAW"
	not _excluded(pod, array.slice(path, 0, count(path) - 4), options)
	note := _note(options, "", _azure_exemption(pod))
	label := _label(pod, array.slice(path, 0, count(path) - 4))
	finding := {
		"path": path,
		"message": sprintf("%s adds %s%s", [label, capability, _who_forbids_net_raw(note)]),
	}
}

_who_forbids_net_raw(note) := ", which the Pod Security Standards forbid" if {
	note == ""
} else := note

# METADATA
# description: added capabilities outside those that the restricted level allows
restricted_capabilities(pod, options) := {finding |
	some path, capability in _added(pod)
	finding := _added_finding(pod, options, path, capability, _pss_exemption(pod, options, 22))
}

# METADATA
# description: containers that do not drop all capabilities
undropped_capabilities(pod, options) := {finding |
	_pss_exemption(pod, options, 22) == ""
	some path, container in pod.containers
	dropped := _dropped(container)
	not "ALL" in dropped
	not _excluded(pod, path, options)
	finding := {
		"path": array.concat(path, ["securityContext", "capabilities", "drop"]),
		"message": sprintf("%s does not drop all capabilities", [_label(pod, path)]),
	}
}

# METADATA
# description: added capabilities of the given names, or ALL of them; a prefix CAP_ does not matter, nor does case
dangerous_capabilities(pod, options, names) := {finding |
	some path, capability in _added(pod)
	trim_prefix(upper(capability), "CAP_") in names
	container := array.slice(path, 0, count(path) - 4)
	not _excluded(pod, container, options)
	_judged_by_azure(pod, options)
	finding := {"path": path, "message": sprintf("%s adds the capability %s", [_label(pod, container), capability])}
}

# _added are the capabilities that containers add, by path. The API server reads null as the empty name.
_added(pod) := {path: capability |
	some container_path, container in pod.containers
	added := container.securityContext.capabilities.add
	is_array(added)
	some i, element in added
	capability := _text(element)
	path := array.concat(container_path, ["securityContext", "capabilities", "add", i])
}

_added_finding(pod, options, path, capability, pss_exemption) := finding if {
	not _is_allowed_capability(capability, options)
	container := array.slice(path, 0, count(path) - 4)
	not _excluded(pod, container, options)
	note := _note(options, pss_exemption, _azure_case_exemption(pod, capability, options))
	finding := {
		"path": path,
		"message": sprintf("%s adds the capability %s%s", [_label(pod, container), _shown(capability), note]),
	}
}

_is_allowed_capability(capability, options) if {
	some name in options.allowedCapabilities
	upper(name) == capability
}

_is_allowed_capability(_, options) if "*" in options.allowedCapabilities

# The Pod Security Standards know names only in upper case; Azure Policy ignores case.
_azure_case_exemption(pod, capability, options) := "not in upper case" if {
	_is_allowed_capability(upper(capability), options)
} else := _azure_exemption(pod)

# _dropped are the capabilities that a container drops; undefined if one of them is unknown.
_dropped(container) := {name | some name in container.securityContext.capabilities.drop} if {
	not _hides_dropped(container)
}

_hides_dropped(container) if values.unknown(container.securityContext)

_hides_dropped(container) if values.unknown(container.securityContext.capabilities)

_hides_dropped(container) if values.unknown(container.securityContext.capabilities.drop)

_hides_dropped(container) if {
	some name in container.securityContext.capabilities.drop
	values.unknown(name)
}

# METADATA
# description: AppArmor profiles that are not allowed
apparmor(pod, options) := _profiles(pod, options, "appArmorProfile", "AppArmor") | annotated if {
	annotated := {finding |
		some key, profile in pod.metadata.annotations
		container := trim_prefix(key, "container.apparmor.security.beta.kubernetes.io/")
		container != key
		is_string(profile)
		not profile == ""
		not _is_allowed_profile(profile, options)
		not workload.excluded({"name": container}, options)
		note := _note(options, "", _azure_exemption(pod))
		finding := {
			"path": array.concat(pod.metadataPath, ["annotations", key]),
			"message": sprintf("container %q has the AppArmor profile %s%s", [container, profile, note]),
		}
	}
}

# METADATA
# description: seccomp profiles that are not allowed
seccomp(pod, options) := _profiles(pod, options, "seccompProfile", "seccomp") if options.minor >= 19

seccomp(pod, options) := {finding |
	some annotation in _seccomp_annotations(pod, options)
	profile := _text(pod.metadata.annotations[annotation])
	not _is_allowed_profile(profile, options)
	note := _note(options, "", _azure_exemption(pod))
	finding := {
		"path": array.concat(pod.metadataPath, ["annotations", annotation]),
		"message": sprintf("the annotation sets the seccomp profile %s%s", [_shown(profile), note]),
	}
} if {
	options.minor < 19
}

_seccomp_annotations(pod, options) := {"seccomp.security.alpha.kubernetes.io/pod"} | {annotation |
	some path, container in pod.containers
	not _excluded(pod, path, options)
	annotation := concat("", ["container.seccomp.security.alpha.kubernetes.io/", _text(object.get(container, "name", ""))])
}

_profiles(pod, options, field, kind) := {finding |
	some path, profile in _bad_profiles(pod, options, field)
	note := _note(options, "", _azure_exemption(pod))
	finding := _profile_finding(pod, path, profile, field, kind, note)
}

_profile_finding(pod, path, profile, field, kind, note) := {
	"path": array.concat(path, ["securityContext", field, "type"]),
	"message": sprintf("%s has the %s profile %s%s", [_label(pod, path), kind, _shown(_profile_type(profile)), note]),
}

# _bad_profiles are those profiles that the pod and its containers set themselves and that are not allowed.
_bad_profiles(pod, options, field) := {path: profile |
	some path, profile in _settings(pod, field)
	is_object(profile)
	not values.unknown(profile)
	not _allows_profile(profile, options)
	not _excluded(pod, path, options)
}

_profile_type(profile) := _text(object.get(profile, "type", ""))

_allows_profile(profile, options) if {
	some name in _profile_names(profile)
	_is_allowed_profile(name, options)
}

_allows_profile(profile, _) if values.unknown(profile.type)

_allows_profile(profile, _) if values.unknown(profile.localhostProfile)

_is_allowed_profile(name, options) if values.matched(name, options.allowedProfiles)

# Azure Policy calls profiles by the names that they have in annotations.
_profile_names(profile) := {"runtime/default", "docker/default"} if profile.type == "RuntimeDefault"

_profile_names(profile) := {concat("/", ["localhost", _text(object.get(profile, "localhostProfile", ""))])} if {
	profile.type == "Localhost"
}

_profile_names(profile) := {"unconfined"} if profile.type == "Unconfined"

# METADATA
# description: containers without an allowed seccomp profile
missing_seccomp(pod, options) := set_by_hand | missing if {
	note := _note(options, _pss_exemption(pod, options, 19), _azure_exemption(pod))
	set_by_hand := {_profile_finding(pod, path, profile, "seccompProfile", "seccomp", note) |
		some path, profile in _bad_profiles(pod, options, "seccompProfile")
	}
	missing := {finding |
		some path, container in pod.containers
		_effective(pod, container, "seccompProfile") == null
		not _excluded(pod, path, options)
		finding := {
			"path": array.concat(path, ["securityContext", "seccompProfile"]),
			"message": sprintf("%s has no seccomp profile%s", [_label(pod, path), note]),
		}
	}
} else := set()

# METADATA
# description: SELinux options that are not allowed
selinux(pod, options) := {finding |
	some path, given in _settings(pod, "seLinuxOptions")
	some field in ["type", "user", "role"]
	value := given[field]
	is_string(value)
	not _selinux_allows(field, value, options)
	not _excluded(pod, path, options)
	note := _note(options, "", _azure_exemption(pod))
	finding := {
		"path": array.concat(path, ["securityContext", "seLinuxOptions", field]),
		"message": sprintf("%s sets the SELinux %s %s%s", [_label(pod, path), field, value, note]),
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
	not _excluded(pod, path, options)
	note := _note(options, _proc_mount_exemption(pod, options), _azure_proc_mount_exemption(pod, mount))
	finding := {
		"path": array.concat(path, ["securityContext", "procMount"]),
		"message": sprintf("%s mounts /proc as %s%s", [_label(pod, path), _shown(mount), note]),
	}
}

_proc_mount_exemption(pod, options) := "" if {
	options.level == "restricted"
} else := _user_namespace(pod, options)

_azure_proc_mount_exemption(pod, mount) := "the case of letters" if {
	lower(mount) == "default"
} else := _azure_exemption(pod)

# METADATA
# description: kernel parameters that are not known to be safe
sysctls(pod, options) := {finding |
	given := pod.spec.securityContext.sysctls
	is_array(given)
	some i, sysctl in given
	not values.unknown(sysctl)
	name := _sysctl_name(sysctl)
	not _is_safe_sysctl(name, options)
	note := _note(options, "", _azure_exemption(pod))
	finding := {
		"path": array.concat(pod.path, ["securityContext", "sysctls", i, "name"]),
		"message": sprintf("the pod sets the sysctl %s, which is not known to be safe%s", [_shown(name), note]),
	}
}

_sysctl_name(sysctl) := "" if not is_object(sysctl)

_sysctl_name(sysctl) := _text(object.get(sysctl, "name", ""))

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
	some path, given in _settings(pod, "windowsOptions")
	given.hostProcess == true
	not _excluded(pod, path, options)
	note := _note(options, "", pod.azureNamespace)
	finding := {
		"path": array.concat(path, ["securityContext", "windowsOptions", "hostProcess"]),
		"message": sprintf("%s runs on its Windows node itself%s", [_label(pod, path), note]),
	}
}

# METADATA
# description: hosts that probes and lifecycle handlers name
handler_hosts(pod, options) := {finding |
	options.minor >= 34
	some path, container in pod.containers
	some keys in _handlers
	some action in ["httpGet", "tcpSocket"]
	host := object.get(container, array.concat(keys, [action, "host"]), "")
	is_string(host)
	host != ""
	not _excluded(pod, path, options)
	finding := {
		"path": array.concat(array.concat(path, keys), [action, "host"]),
		"message": sprintf("the %s of %s calls the host %s", [concat(".", keys), _label(pod, path), host]),
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
# description: containers whose processes might gain privileges
privilege_escalation(pod, options) := {finding |
	some path, container in pod.containers
	_setting(container, "allowPrivilegeEscalation") in {null, true}
	not _excluded(pod, path, options)
	note := _note(options, _pss_exemption(pod, options, 8), _azure_escalation_exemption(pod, container))
	finding := {
		"path": array.concat(path, ["securityContext", "allowPrivilegeEscalation"]),
		"message": sprintf("%s %s privilege escalation%s", [_label(pod, path), _allows(container), note]),
	}
}

_allows(container) := "allows" if {
	container.securityContext.allowPrivilegeEscalation == true
} else := "does not rule out"

# Azure Policy asks for the field only where a user other than root is named.
_azure_escalation_exemption(pod, container) := "no user ID" if {
	_setting(container, "allowPrivilegeEscalation") == null
	not _runs_as_other_user(pod, container)
} else := _azure_exemption(pod)

_runs_as_other_user(pod, container) if {
	user := _effective(pod, container, "runAsUser")
	is_number(user)
	user != 0
}

# METADATA
# description: pods and containers that do not promise to run as another user than root
run_as_non_root(pod, options) := of_pod | of_containers if {
	pss := _user_namespace(pod, options)
	of_pod := {finding |
		pod.spec.securityContext.runAsNonRoot == false
		not _excluded(pod, pod.path, options)
		note := _note(options, pss, _azure_pod_user_exemption(pod))
		finding := {
			"path": array.concat(pod.path, ["securityContext", "runAsNonRoot"]),
			"message": sprintf("the pod allows containers to run as root%s", [note]),
		}
	}
	of_containers := {finding |
		some path, container in pod.containers
		fault := _root_fault(pod, container)
		not _excluded(pod, path, options)
		note := _note(options, pss, _azure_user_exemption(pod, container))
		finding := {
			"path": array.concat(path, ["securityContext", "runAsNonRoot"]),
			"message": sprintf("%s %s%s", [_label(pod, path), fault, note]),
		}
	}
}

_root_fault(_, container) := "is allowed to run as root" if container.securityContext.runAsNonRoot == false

_root_fault(pod, container) := "is not required to run as non-root" if {
	_effective(pod, container, "runAsNonRoot") == null
}

_azure_user_exemption(pod, container) := "user ID" if {
	_runs_as_other_user(pod, container)
} else := _azure_exemption(pod)

# What the pod says does not matter to Azure Policy if every container says otherwise.
_azure_pod_user_exemption(pod) := "containers say otherwise" if {
	every container in pod.containers {
		_surely_not_root(pod, container)
	}
} else := _azure_exemption(pod)

_surely_not_root(pod, container) if _runs_as_other_user(pod, container)

_surely_not_root(_, container) if container.securityContext.runAsNonRoot == true

# METADATA
# description: pods and containers that run as user 0
root_users(pod, options) := {finding |
	some path, user in _settings(pod, "runAsUser")
	user == 0
	not _excluded(pod, path, options)
	note := _note(options, _root_exemption(pod, options), _azure_root_exemption(pod, path))
	finding := {
		"path": array.concat(path, ["securityContext", "runAsUser"]),
		"message": sprintf("%s runs as user 0, which is root%s", [_label(pod, path), note]),
	}
}

_root_exemption(pod, options) := _before(23) if {
	options.minor < 23
} else := _user_namespace(pod, options)

_azure_root_exemption(pod, path) := "containers say otherwise" if {
	path == pod.path
	every container in pod.containers {
		_setting(container, "runAsUser") != null
	}
} else := _azure_exemption(pod)

# METADATA
# description: volumes of types that are not allowed
volume_types(pod, options) := {finding |
	some i, volume in pod.spec.volumes
	some type, source in volume
	type in _volume_types
	is_object(source)
	not values.unknown(source)
	not _has_allowed_source(volume, options)
	path := array.concat(pod.path, ["volumes", i])
	note := _note(options, "", _azure_volume_exemption(pod, volume, options))
	finding := {
		"path": array.concat(path, [type]),
		"message": sprintf("%s has the type %s, which is not allowed%s", [workload.label(path, volume), type, note]),
	}
}

_has_allowed_source(volume, options) if {
	some type in options.allowedVolumeTypes
	object.get(volume, type, null) != null
}

_has_allowed_source(_, options) if "*" in options.allowedVolumeTypes

_azure_volume_exemption(pod, volume, options) := "not mounted" if {
	not _is_mounted(pod, volume, options)
} else := pod.azureNamespace

_is_mounted(pod, volume, options) if {
	some path, _ in _mounts(pod, volume)
	not _excluded(pod, path, options)
}

# The API server ignores any other field.
_volume_types := {
	"awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "configMap", "csi", "downwardAPI", "emptyDir",
	"ephemeral", "fc", "flexVolume", "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath", "image", "iscsi",
	"nfs", "persistentVolumeClaim", "photonPersistentDisk", "portworxVolume", "projected", "quobyte", "rbd", "scaleIO",
	"secret", "storageos", "vsphereVolume",
}

# METADATA
# description: FlexVolumes with drivers that are not allowed
flex_volumes(pod, options) := {finding |
	some i, volume in pod.spec.volumes
	is_object(volume.flexVolume)
	not values.unknown(volume.flexVolume)
	driver := _text(object.get(volume.flexVolume, "driver", ""))
	allowed := options.allowedFlexVolumeDrivers
	not driver in allowed
	_judged_by_azure(pod, options)
	path := array.concat(pod.path, ["volumes", i])
	finding := {
		"path": array.concat(path, ["flexVolume", "driver"]),
		"message": sprintf("%s uses the FlexVolume driver %s", [workload.label(path, volume), _shown(driver)]),
	}
}

# METADATA
# description: hostPath volumes outside the allowed paths, and mounts that can write to those allowed read-only
host_paths(pod, options) := (known | unknown) | written if {
	volumes := _host_path_volumes(pod, options)
	allowed := _allowed_paths(pod, options)
	known := {finding |
		some path, volume in volumes
		not _hides_path(volume)
		not _is_allowed_path(pod, allowed, volume)
		finding := {
			"path": array.concat(path, ["hostPath", "path"]),
			"message": _host_path_message(pod, path, volume, options),
		}
	}

	# Where no path is allowed, it does not matter that the path is unknown.
	unknown := {finding |
		allowed == []
		some path, volume in volumes
		_hides_path(volume)
		finding := {
			"path": array.concat(path, ["hostPath"]),
			"message": _host_path_message(pod, path, volume, options),
		}
	}
	written := {finding |
		some volume in volumes
		some prefix in allowed
		prefix.readOnly == true
		_is_below(pod, prefix.pathPrefix, volume.hostPath.path)
		some finding in _writable_mounts(pod, volume, options)
	}
}

_host_path_message(pod, path, volume, options) := sprintf("%s is a hostPath%s%s", [
	workload.label(path, volume),
	_target(volume),
	_note(options, "", _azure_host_path_exemption(pod, volume, options)),
])

_target(volume) := sprintf(" to %s", [volume.hostPath.path]) if {
	is_string(volume.hostPath.path)
} else := ""

_writable_mounts(pod, volume, options) := {finding |
	some path, container in _mounts(pod, volume)
	_is_judged_mount(pod, path, options)
	not _excluded(pod, path, options)
	some i, mount in container.volumeMounts
	mount.name == volume.name
	not _maybe_read_only(mount)
	finding := {
		"path": array.concat(path, ["volumeMounts", i, "readOnly"]),
		"message": sprintf("%s can write to %s, which is allowed read-only", [_label(pod, path), volume.hostPath.path]),
	}
}

# Azure Policy does not look at the mounts of ephemeral containers.
_is_judged_mount(pod, path, options) if {
	_judged_by_azure(pod, options)
	not _is_ephemeral(path)
}

_is_judged_mount(_, _, options) if options.reading != "azure"

_is_ephemeral(path) if path[count(path) - 2] == "ephemeralContainers"

_maybe_read_only(mount) if mount.readOnly == true

_maybe_read_only(mount) if values.unknown(mount.readOnly)

# The policy of the initiative judges Windows pods too: from version 4 of its template on, it only has another list of
# allowed paths for them.
_azure_host_path_exemption(pod, volume, options) := "not mounted" if {
	not _is_mounted_for_long(pod, volume, options)
} else := pod.azureNamespace

_is_mounted_for_long(pod, volume, options) if {
	some path, _ in _mounts(pod, volume)
	not _is_ephemeral(path)
	not _excluded(pod, path, options)
}

# _host_path_volumes are those, by path, that not only excluded containers mount.
_host_path_volumes(pod, options) := {path: volume |
	some i, volume in pod.spec.volumes
	is_object(volume.hostPath)
	not values.unknown(volume.hostPath)
	not _excludes_mounts(pod, volume, options)
	path := array.concat(pod.path, ["volumes", i])
}

_excludes_mounts(pod, volume, options) if {
	not _is_mounted(pod, volume, options)
	count(_mounts(pod, volume)) > 0
}

# _mounts are the containers that mount a volume, by path.
_mounts(pod, volume) := {path: container |
	some path, container in pod.containers
	some mount in container.volumeMounts
	mount.name == volume.name
}

_allowed_paths(pod, options) := options.windowsAllowedHostPaths if {
	_selects_windows(pod)
} else := options.allowedHostPaths

_hides_path(volume) if values.unknown(volume.hostPath.path)

_is_allowed_path(pod, allowed, volume) if {
	some prefix in allowed
	_is_below(pod, prefix.pathPrefix, volume.hostPath.path)
}

# /foo is below /foo and /foo/, /foo/bar is too, /fool is not. Like Azure Policy, it does not matter whether slashes
# stand around a path.
_is_below(pod, prefix, path) if {
	is_string(path)
	above := _segments(pod, prefix)
	array.slice(_segments(pod, path), 0, count(above)) == above
}

_segments(pod, path) := _split(lower(replace(path, `\`, "/"))) if {
	_selects_windows(pod)
} else := _split(path)

_split(path) := [] if {
	path == "/"
} else := split(trim(path, "/"), "/")

# METADATA
# description: hostPath volumes that hold one of some paths of the node, or are one
exposed_paths(pod, options, targets) := {finding |
	some path, volume in _host_path_volumes(pod, options)
	held := [target | some target in targets; _is_below(pod, volume.hostPath.path, target)]
	held != []
	finding := {
		"path": array.concat(path, ["hostPath", "path"]),
		"message": sprintf("%s gives access to %s of the node", [workload.label(path, volume), held[0]]),
	}
}

# METADATA
# description: users and groups outside the ranges that Azure Policy approves
groups(pod, options) := (_pod_groups(pod, options) | _own_groups(pod, options)) | _missing_groups(pod, options) if {
	_judged_by_azure(pod, options)
	not _selects_windows(pod)
} else := set()

_pod_groups(pod, options) := {finding |
	some field in ["fsGroup", "supplementalGroups"]
	not _excluded(pod, pod.path, options)
	_setting(pod.spec, field) in {null, []}
	options[sprintf("%sRule", [field])] == "MustRunAs"
	finding := {
		"path": array.concat(pod.path, ["securityContext", field]),
		"message": sprintf("the pod does not set %s", [field]),
	}
}

_own_groups(pod, options) := {finding |
	some field in ["fsGroup", "runAsGroup", "supplementalGroups"]
	options[sprintf("%sRule", [field])] != "RunAsAny"
	some path, setting in _settings(pod, field)
	not _excluded(pod, path, options)
	some keys, group in _groups(setting)
	ranges := options[sprintf("%sRanges", [field])]
	not _is_approved(group, ranges)
	finding := {
		"path": array.concat(array.concat(path, ["securityContext", field]), keys),
		"message": sprintf("%s sets %s %v, which is not approved", [_label(pod, path), field, group]),
	}
}

# _groups are the groups in a setting, by the rest of their path.
_groups(setting) := {[]: setting} if is_number(setting)

_groups(setting) := {[i]: group | some i, group in setting; is_number(group)} if is_array(setting)

_is_approved(group, ranges) if {
	some range in ranges
	group >= range.min
	_is_at_most(group, range.max)
}

_is_at_most(group, limit) if group <= limit

# Azure Policy means no limit by -1.
_is_at_most(_, -1)

_missing_groups(pod, options) := {finding |
	options.runAsGroupRule == "MustRunAs"
	some path, container in pod.containers
	_effective(pod, container, "runAsGroup") == null
	not _excluded(pod, path, options)
	finding := {
		"path": array.concat(path, ["securityContext", "runAsGroup"]),
		"message": sprintf("%s does not set runAsGroup", [_label(pod, path)]),
	}
}

# METADATA
# description: containers of Windows pods that run as ContainerAdministrator
windows_administrators(pod, options) := {finding |
	_runs_windows(pod)
	_judged_by_azure(pod, options)
	some path, container in pod.containers
	fault := _administrator(pod, container)
	not _excluded(pod, path, options)
	finding := {
		"path": array.concat(path, ["securityContext", "windowsOptions", "runAsUserName"]),
		"message": sprintf("%s %s", [_label(pod, path), fault]),
	}
}

_administrator(pod, container) := "runs as ContainerAdministrator" if {
	lower(_windows_user(pod, container)) == "containeradministrator"
}

# It is the default of images other than those of Nano Server.
_administrator(pod, container) := "does not say as which Windows user it runs" if {
	_windows_user(pod, container) == null
	_effective(pod, container, "runAsNonRoot") in {null, false}
	not _may_be_nano_server(container)
}

_may_be_nano_server(container) if startswith(container.image, "mcr.microsoft.com/windows/nanoserver")

_may_be_nano_server(container) if values.unknown(container.image)

_windows_user(pod, container) := own if {
	own := _own_windows_user(container)
	own != null
} else := _own_windows_user(pod.spec)

_own_windows_user(of) := options if {
	options := _setting(of, "windowsOptions")
	values.unknown(options)
} else := object.get(of, ["securityContext", "windowsOptions", "runAsUserName"], null)

# METADATA
# description: containers that can write to their root file system
writable_root(pod, options) := {finding |
	not _runs_windows(pod)
	_judged_by_azure(pod, options)
	some path, container in pod.containers
	_setting(container, "readOnlyRootFilesystem") in {null, false}
	not _excluded(pod, path, options)
	finding := {
		"path": array.concat(path, ["securityContext", "readOnlyRootFilesystem"]),
		"message": sprintf("%s can write to its root file system", [_label(pod, path)]),
	}
}

# _label is what messages call the pod or container at path.
_label(pod, path) := "the pod" if {
	path == pod.path
} else := workload.label(path, pod.containers[path])

# _excluded holds for a container that the options exclude, and for a pod that has no other.
_excluded(pod, path, options) if workload.excluded(pod.containers[path], options)

_excluded(pod, path, options) if {
	path == pod.path
	count(pod.containers) > 0
	every container in pod.containers {
		workload.excluded(container, options)
	}
}

# _settings are the values that the pod and its containers themselves give to a field of securityContext, by their path.
_settings(pod, field) := object.union(
	{path: setting |
		some path, container in pod.containers
		setting := container.securityContext[field]
	},
	{pod.path: setting | setting := pod.spec.securityContext[field]},
)

# _effective is the value of a field of securityContext: that of the container, else that of the pod, else null. What
# hides the field is returned in its place.
_effective(pod, container, field) := own if {
	own := _setting(container, field)
	own != null
} else := _setting(pod.spec, field)

_setting(of, field) := of.securityContext if {
	values.unknown(of.securityContext)
} else := object.get(of, ["securityContext", field], null)

# _text is a text, and the API server reads null as the empty one.
_text(null) := ""

_text(text) := text if is_string(text)

_shown(text) := text if {
	text != ""
} else := `""`

# _note is the end of a message about something that the Pod Security Standards and Azure Policy forbid: it names the
# exemption of the one that does not, in the reading strict. Undefined if nobody who counts forbids it.
_note(options, "", "") := "" if options.reading in {"azure", "pss", "strict"}

_note(options, "", azure) := "" if {
	azure != ""
	options.reading == "pss"
}

_note(options, pss, "") := "" if {
	pss != ""
	options.reading == "azure"
}

_note(options, "", azure) := sprintf(" (only the Pod Security Standards forbid it: %s)", [azure]) if {
	azure != ""
	options.reading == "strict"
}

_note(options, pss, "") := sprintf(" (only Azure Policy forbids it: %s)", [pss]) if {
	pss != ""
	options.reading == "strict"
}

# Only Azure Policy, which leaves some namespaces out, judges what asks this.
_judged_by_azure(_, options) if options.reading != "azure"

_judged_by_azure(pod, _) if pod.azureNamespace == ""

# _azure_exemption is why Azure Policy for Linux exempts the pod, or "". It looks only at the node selector.
_azure_exemption(pod) := pod.azureNamespace if {
	pod.azureNamespace != ""
} else := "Windows pod" if {
	_selects_windows(pod)
} else := ""

_selects_windows(pod) if pod.spec.nodeSelector["kubernetes.io/os"] == "windows"

_runs_windows(pod) if _selects_windows(pod)

_runs_windows(pod) if pod.spec.os.name == "windows"

# _pss_exemption is why the Pod Security Standards exempt the pod from what they forbid on Linux since Kubernetes
# 1.since, or "". They look only at os.
_pss_exemption(pod, options, since) := _before(since) if {
	options.minor < since
} else := "Windows pod" if {
	options.minor >= 25
	_may_run_windows(pod)
} else := ""

_before(since) := sprintf("before Kubernetes 1.%d", [since])

_may_run_windows(pod) if pod.spec.os.name == "windows"

_may_run_windows(pod) if values.unknown(pod.spec.os)

_may_run_windows(pod) if values.unknown(pod.spec.os.name)

# _user_namespace is "user namespace" if the pod has one of its own, where root is not root on the node, or "".
_user_namespace(pod, options) := "user namespace" if {
	options.minor >= 35
	_may_have_user_namespace(pod)
} else := ""

_may_have_user_namespace(pod) if pod.spec.hostUsers == false

_may_have_user_namespace(pod) if values.unknown(pod.spec.hostUsers)
