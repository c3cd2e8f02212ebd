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
#     windowsAllowedHostPaths:
#       type: array
#       items:
#         type: object
#         required: [pathPrefix]
#         properties:
#           pathPrefix: {type: path}
#           readOnly: {type: boolean}
#       default: []
#       description: the same for pods that select Windows nodes, where \ separates too, and case does not matter
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Use a persistent volume, an emptyDir or a projected volume instead.
package rules.pod["host-path-volume"]

import data.parameters["host-path-volume"] as parameters
import data.rules.lib.values
import data.rules.lib.workload

findings contains finding if {
	some path, volume in _volumes
	not _unknown_path(volume)
	not _allowed(path, volume)
	finding := {
		"path": array.concat(path, ["hostPath", "path"]),
		"message": sprintf("%s is a hostPath%s%s", [workload.label(path, volume), _target(volume), _note(path, volume)]),
	}
}

# Where no path is allowed, it does not matter that the path is unknown.
findings contains finding if {
	some path, volume in _volumes
	_unknown_path(volume)
	_prefixes(path) == []
	finding := {
		"path": array.concat(path, ["hostPath"]),
		"message": sprintf("%s is a hostPath%s", [workload.label(path, volume), _note(path, volume)]),
	}
}

findings contains finding if {
	some volume_path, volume in _volumes
	some allowed in _prefixes(volume_path)
	allowed.readOnly == true
	_below(volume_path, allowed.pathPrefix, volume.hostPath.path)
	some path, container in workload.containers
	_judged_mount(path)
	workload.pod_of(path) == workload.pod_of(volume_path)
	not workload.excluded(container, parameters)
	some i, mount in container.volumeMounts
	mount.name == volume.name
	not _maybe_read_only(mount)
	label := workload.label(path, container)
	finding := {
		"path": array.concat(path, ["volumeMounts", i, "readOnly"]),
		"message": sprintf("%s can write to %s, which is allowed read-only", [label, volume.hostPath.path]),
	}
}

# _volumes[path] is a hostPath volume that not only excluded containers mount.
_volumes[path] := volume if {
	some pod, spec in workload.pods
	some i, volume in spec.volumes
	is_object(volume.hostPath)
	not values.unknown(volume.hostPath)
	path := array.concat(pod, ["volumes", i])
	not _excluded(path, volume)
}

_excluded(path, volume) if {
	not _judges(path, volume)
	some container in _mounts(path, volume)
	workload.excluded(container, parameters)
}

_judges(volume_path, volume) if {
	some container in _mounts(volume_path, volume)
	not workload.excluded(container, parameters)
}

# _mounts are the containers that mount a volume, by path.
_mounts(volume_path, volume) := {path: container |
	some path, container in workload.containers
	workload.pod_of(path) == workload.pod_of(volume_path)
	some mount in container.volumeMounts
	mount.name == volume.name
}

_target(volume) := sprintf(" to %s", [volume.hostPath.path]) if {
	is_string(volume.hostPath.path)
} else := ""

_unknown_path(volume) if values.unknown(volume.hostPath.path)

_allowed(path, volume) if {
	some allowed in _prefixes(path)
	_below(path, allowed.pathPrefix, volume.hostPath.path)
}

_prefixes(path) := parameters.windowsAllowedHostPaths if {
	workload.windows(path)
} else := parameters.allowedHostPaths

# /foo is below /foo and /foo/, /foo/bar is too, /fool is not. Like Azure Policy, it does not matter whether slashes
# stand around a path.
_below(volume_path, prefix, path) if {
	is_string(path)
	above := _segments(volume_path, prefix)
	array.slice(_segments(volume_path, path), 0, count(above)) == above
}

_segments(volume_path, path) := _split(lower(replace(path, `\`, "/"))) if {
	workload.windows(volume_path)
} else := _split(path)

_split(path) := [] if {
	path == "/"
} else := split(trim(path, "/"), "/")

_note(path, volume) := workload.note(parameters.reading, _azure_exemption(path, volume))

# The policy of the initiative judges Windows pods too: from version 4 of its template on, it only has another list of
# allowed paths for them.
_azure_exemption(path, volume) := "not mounted" if {
	not _mounted(path, volume)
} else := workload.azure_namespace

_mounted(volume_path, volume) if {
	some path, container in _mounts(volume_path, volume)
	not _ephemeral(path)
	not workload.excluded(container, parameters)
}

# Azure Policy does not look at the mounts of ephemeral containers.
_judged_mount(path) if {
	workload.judged(parameters.reading)
	not _ephemeral(path)
}

_judged_mount(_) if parameters.reading != "azure"

_ephemeral(path) if path[count(path) - 2] == "ephemeralContainers"

_maybe_read_only(mount) if mount.readOnly == true

_maybe_read_only(mount) if values.unknown(mount.readOnly)
