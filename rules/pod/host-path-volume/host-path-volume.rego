# METADATA
# title: hostPath volume
# description: |
#   A hostPath volume is part of the node's file system. With the right path, it exposes the node's credentials, its
#   container runtime or the files of other pods.
#   The Pod Security Standards forbid every such volume, Azure Policy only one that a container or init container
#   mounts.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: hostPath volumes
# custom:
#   score: 8.5
#   groups: [azure-baseline, azure-safeguards, azure-cis, pss-baseline, pss-restricted, mcsb, recommended]
#   references:
#     azurePolicy: [098fc59e-46c7-4d99-9b16-64990e543d75]
#     pss: [hostPathVolumes]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   parameters:
#     allowedHostPaths:
#       type: array
#       items:
#         type: object
#         required: [pathPrefix]
#         properties:
#           pathPrefix: {type: path}
#           readOnly: {type: boolean}
#       default: []
#       description: >-
#         path prefixes that are allowed, matched segment by segment; readOnly is true for one that must be mounted
#         read-only
#   uses: [reading]
#   fix: Use a persistent volume, an emptyDir or a projected volume instead.
package rules.pod["host-path-volume"]

import data.parameters["host-path-volume"] as parameters
import data.rules.lib.values
import data.rules.lib.workload

findings contains finding if {
	some path, volume in _volumes
	not _unknown_path(volume)
	not _allowed(volume)
	finding := {
		"path": array.concat(path, ["hostPath", "path"]),
		"message": sprintf("%s is a hostPath%s%s", [workload.label(path, volume), _target(volume), _note(path, volume)]),
	}
}

# Where no path is allowed, it does not matter that the path is unknown.
findings contains finding if {
	parameters.allowedHostPaths == []
	some path, volume in _volumes
	_unknown_path(volume)
	finding := {
		"path": array.concat(path, ["hostPath"]),
		"message": sprintf("%s is a hostPath%s", [workload.label(path, volume), _note(path, volume)]),
	}
}

findings contains finding if {
	some volume_path, volume in _volumes
	some allowed in parameters.allowedHostPaths
	allowed.readOnly == true
	_below(allowed.pathPrefix, volume.hostPath.path)
	some path, container in workload.containers
	_same_pod(path, volume_path)
	some i, mount in container.volumeMounts
	mount.name == volume.name
	not _maybe_read_only(mount)
	label := workload.label(path, container)
	finding := {
		"path": array.concat(path, ["volumeMounts", i, "readOnly"]),
		"message": sprintf("%s can write to %s, which is allowed read-only", [label, volume.hostPath.path]),
	}
}

# _volumes[path] is a hostPath volume.
_volumes[path] := volume if {
	some pod, spec in workload.pods
	some i, volume in spec.volumes
	is_object(volume.hostPath)
	not values.unknown(volume.hostPath)
	path := array.concat(pod, ["volumes", i])
}

_target(volume) := sprintf(" to %s", [volume.hostPath.path]) if {
	is_string(volume.hostPath.path)
} else := ""

_unknown_path(volume) if values.unknown(volume.hostPath.path)

_allowed(volume) if {
	some allowed in parameters.allowedHostPaths
	_below(allowed, volume.hostPath.path)
}

_allowed(volume) if {
	some allowed in parameters.allowedHostPaths
	_below(allowed.pathPrefix, volume.hostPath.path)
}

# /foo is below /foo and /foo/, /foo/bar is too, /fool is not.
_below(prefix, path) if {
	prefix != ""
	is_string(path)
	startswith(sprintf("%s/", [path]), sprintf("%s/", [trim_suffix(prefix, "/")]))
}

# The policy of the initiative judges Windows pods too: from version 4 of its template on, it only has another list of
# allowed paths for them.
_note(path, volume) := workload.note(parameters.reading, "") if {
	_mounted(path, volume)
} else := workload.note(parameters.reading, "not mounted")

_mounted(volume_path, volume) if {
	some path, container in workload.containers
	path[count(path) - 2] in {"containers", "initContainers"}
	_same_pod(path, volume_path)
	some mount in container.volumeMounts
	mount.name == volume.name
}

_same_pod(a, b) if array.slice(a, 0, count(a) - 2) == array.slice(b, 0, count(b) - 2)

_maybe_read_only(mount) if mount.readOnly == true

_maybe_read_only(mount) if values.unknown(mount.readOnly)
