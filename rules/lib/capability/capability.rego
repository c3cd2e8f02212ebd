# METADATA
# title: Capabilities
# description: The controls of what containers add to their Linux capabilities, and drop from them.
package rules.lib.capability

import data.rules.lib.control
import data.rules.lib.values

# METADATA
# description: added capabilities outside the allowed ones, or required ones that are not dropped
baseline(pod, options) := added | undropped if {
	added := {finding |
		some path, capability in _added(pod)
		not _is_net_raw_allowed(capability, options)
		finding := _added_finding(pod, options, path, capability, "")
	}
	undropped := {finding |
		control.judged_by_azure(pod, options)
		not control.selects_windows(pod)
		some path, container in pod.containers
		drops := _dropped(container)
		dropped := {upper(name) | some name in drops}
		not "ALL" in dropped
		missing := [name | some name in options.requiredDropCapabilities; not upper(name) in dropped]
		missing != []
		not control.excluded(pod, path, options)
		finding := {
			"path": array.concat(path, ["securityContext", "capabilities", "drop"]),
			"message": sprintf("%s does not drop %s", [control.label(pod, path), concat(", ", missing)]),
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
	not control.excluded(pod, array.slice(path, 0, count(path) - 4), options)
	note := control.note(options, "", control.azure_exemption(pod))
	label := control.label(pod, array.slice(path, 0, count(path) - 4))
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
restricted(pod, options) := {finding |
	some path, capability in _added(pod)
	finding := _added_finding(pod, options, path, capability, control.pss_exemption(pod, options, 22))
}

# METADATA
# description: containers that do not drop all capabilities
undropped(pod, options) := {finding |
	control.pss_exemption(pod, options, 22) == ""
	some path, container in pod.containers
	dropped := _dropped(container)
	not "ALL" in dropped
	not control.excluded(pod, path, options)
	finding := {
		"path": array.concat(path, ["securityContext", "capabilities", "drop"]),
		"message": sprintf("%s does not drop all capabilities", [control.label(pod, path)]),
	}
}

# METADATA
# description: added capabilities of the given names, or ALL of them; a prefix CAP_ does not matter, nor does case
dangerous(pod, options, names) := {finding |
	some path, capability in _added(pod)
	trim_prefix(upper(capability), "CAP_") in names
	container := array.slice(path, 0, count(path) - 4)
	not control.excluded(pod, container, options)
	control.judged_by_azure(pod, options)
	finding := {"path": path, "message": sprintf("%s adds the capability %s", [control.label(pod, container), capability])}
}

# _added are the capabilities that containers add, by path. The API server reads null as the empty name.
_added(pod) := {path: capability |
	some container_path, container in pod.containers
	added := container.securityContext.capabilities.add
	is_array(added)
	some i, element in added
	capability := control.text(element)
	path := array.concat(container_path, ["securityContext", "capabilities", "add", i])
}

_added_finding(pod, options, path, capability, pss_exemption) := finding if {
	not _is_allowed_capability(capability, options)
	container := array.slice(path, 0, count(path) - 4)
	not control.excluded(pod, container, options)
	note := control.note(options, pss_exemption, _azure_case_exemption(pod, capability, options))
	finding := {
		"path": path,
		"message": sprintf("%s adds the capability %s%s", [control.label(pod, container), control.shown(capability), note]),
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
} else := control.azure_exemption(pod)

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
