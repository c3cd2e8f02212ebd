# METADATA
# title: Volumes
# description: The controls of the volumes of a pod.
package rules.lib.volume

import data.rules.lib.control
import data.rules.lib.values
import data.rules.lib.workload

# METADATA
# description: volumes of types that are not allowed
types(pod, options) := {finding |
	some i, volume in pod.spec.volumes
	some type, source in volume
	type in _volume_types
	is_object(source)
	not values.unknown(source)
	not _has_allowed_source(volume, options)
	path := array.concat(pod.path, ["volumes", i])
	note := control.note(options, "", _azure_volume_exemption(pod, volume, options))
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
	not control.excluded(pod, path, options)
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
flex(pod, options) := {finding |
	some i, volume in pod.spec.volumes
	is_object(volume.flexVolume)
	not values.unknown(volume.flexVolume)
	driver := control.text(object.get(volume.flexVolume, "driver", ""))
	allowed := options.allowedFlexVolumeDrivers
	not driver in allowed
	control.judged_by_azure(pod, options)
	path := array.concat(pod.path, ["volumes", i])
	finding := {
		"path": array.concat(path, ["flexVolume", "driver"]),
		"message": sprintf("%s uses the FlexVolume driver %s", [workload.label(path, volume), control.shown(driver)]),
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
	control.note(options, "", _azure_host_path_exemption(pod, volume, options)),
])

_target(volume) := sprintf(" to %s", [volume.hostPath.path]) if {
	is_string(volume.hostPath.path)
} else := ""

_writable_mounts(pod, volume, options) := {finding |
	some path, container in _mounts(pod, volume)
	_is_judged_mount(pod, path, options)
	not control.excluded(pod, path, options)
	some i, mount in container.volumeMounts
	mount.name == volume.name
	not _maybe_read_only(mount)
	label := control.label(pod, path)
	finding := {
		"path": array.concat(path, ["volumeMounts", i, "readOnly"]),
		"message": sprintf("%s can write to %s, which is allowed read-only", [label, volume.hostPath.path]),
	}
}

# Azure Policy does not look at the mounts of ephemeral containers.
_is_judged_mount(pod, path, options) if {
	control.judged_by_azure(pod, options)
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
	not control.excluded(pod, path, options)
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
	control.selects_windows(pod)
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
	control.selects_windows(pod)
} else := _split(path)

_split(path) := [] if {
	path == "/"
} else := split(trim(path, "/"), "/")

# METADATA
# description: hostPath volumes that hold one of some paths of the node, or are one
exposed(pod, options, targets) := {finding |
	some path, volume in _host_path_volumes(pod, options)
	held := [target | some target in targets; _is_below(pod, volume.hostPath.path, target)]
	held != []
	finding := {
		"path": array.concat(path, ["hostPath", "path"]),
		"message": sprintf("%s gives access to %s of the node", [workload.label(path, volume), held[0]]),
	}
}
