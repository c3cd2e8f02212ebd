# METADATA
# title: Accounts
# description: The controls of the users and groups that containers run as, and of the privileges that they can gain.
package rules.lib.account

import data.rules.lib.control
import data.rules.lib.values

# METADATA
# description: containers whose processes might gain privileges
privilege_escalation(pod, options) := {finding |
	some path, container in pod.containers
	control.setting(container, "allowPrivilegeEscalation") in {null, true}
	not control.excluded(pod, path, options)
	note := control.note(options, control.pss_exemption(pod, options, 8), _azure_escalation_exemption(pod, container))
	finding := {
		"path": array.concat(path, ["securityContext", "allowPrivilegeEscalation"]),
		"message": sprintf("%s %s privilege escalation%s", [control.label(pod, path), _allows(container), note]),
	}
}

_allows(container) := "allows" if {
	container.securityContext.allowPrivilegeEscalation == true
} else := "does not rule out"

# Azure Policy asks for the field only where a user other than root is named.
_azure_escalation_exemption(pod, container) := "no user ID" if {
	control.setting(container, "allowPrivilegeEscalation") == null
	not _runs_as_other_user(pod, container)
} else := control.azure_exemption(pod)

_runs_as_other_user(pod, container) if {
	user := control.effective(pod, container, "runAsUser")
	is_number(user)
	user != 0
}

# METADATA
# description: pods and containers that do not promise to run as another user than root
run_as_non_root(pod, options) := of_pod | of_containers if {
	pss := control.user_namespace(pod, options)
	of_pod := {finding |
		pod.spec.securityContext.runAsNonRoot == false
		not control.excluded(pod, pod.path, options)
		note := control.note(options, pss, _azure_pod_user_exemption(pod))
		finding := {
			"path": array.concat(pod.path, ["securityContext", "runAsNonRoot"]),
			"message": sprintf("the pod allows containers to run as root%s", [note]),
		}
	}
	of_containers := {finding |
		some path, container in pod.containers
		fault := _root_fault(pod, container)
		not control.excluded(pod, path, options)
		note := control.note(options, pss, _azure_user_exemption(pod, container))
		finding := {
			"path": array.concat(path, ["securityContext", "runAsNonRoot"]),
			"message": sprintf("%s %s%s", [control.label(pod, path), fault, note]),
		}
	}
}

_root_fault(_, container) := "is allowed to run as root" if container.securityContext.runAsNonRoot == false

_root_fault(pod, container) := "is not required to run as non-root" if {
	control.effective(pod, container, "runAsNonRoot") == null
}

_azure_user_exemption(pod, container) := "user ID" if {
	_runs_as_other_user(pod, container)
} else := control.azure_exemption(pod)

# What the pod says does not matter to Azure Policy if every container says otherwise.
_azure_pod_user_exemption(pod) := "containers say otherwise" if {
	every container in pod.containers {
		_surely_not_root(pod, container)
	}
} else := control.azure_exemption(pod)

_surely_not_root(pod, container) if _runs_as_other_user(pod, container)

_surely_not_root(_, container) if container.securityContext.runAsNonRoot == true

# METADATA
# description: pods and containers that run as user 0
root_users(pod, options) := {finding |
	some path, user in control.settings(pod, "runAsUser")
	user == 0
	not control.excluded(pod, path, options)
	note := control.note(options, _root_exemption(pod, options), _azure_root_exemption(pod, path))
	finding := {
		"path": array.concat(path, ["securityContext", "runAsUser"]),
		"message": sprintf("%s runs as user 0, which is root%s", [control.label(pod, path), note]),
	}
}

_root_exemption(pod, options) := control.before(23) if {
	options.minor < 23
} else := control.user_namespace(pod, options)

_azure_root_exemption(pod, path) := "containers say otherwise" if {
	path == pod.path
	every container in pod.containers {
		control.setting(container, "runAsUser") != null
	}
} else := control.azure_exemption(pod)

# METADATA
# description: groups that are not set, or outside the ranges that are approved
groups(pod, options) := missing | _unapproved(pod, options) if {
	control.judged_by_azure(pod, options)
	not control.selects_windows(pod)
	missing := _missing_of_pod(pod, options) | _missing_of_containers(pod, options)
} else := set()

_missing_of_pod(pod, options) := {finding |
	some field in ["fsGroup", "supplementalGroups"]
	_asked_groups(options)[field].rule == "MustRunAs"
	control.setting(pod.spec, field) in {null, []}
	not control.excluded(pod, pod.path, options)
	finding := {
		"path": array.concat(pod.path, ["securityContext", field]),
		"message": sprintf("the pod does not set %s", [field]),
	}
}

_missing_of_containers(pod, options) := {finding |
	options.runAsGroupRule == "MustRunAs"
	some path, container in pod.containers
	control.effective(pod, container, "runAsGroup") == null
	not control.excluded(pod, path, options)
	finding := {
		"path": array.concat(path, ["securityContext", "runAsGroup"]),
		"message": sprintf("%s does not set runAsGroup", [control.label(pod, path)]),
	}
}

_unapproved(pod, options) := {finding |
	some field, asked in _asked_groups(options)
	asked.rule != "RunAsAny"
	some path, setting in control.settings(pod, field)
	some index, group in _groups(setting)
	not _is_approved(group, asked)
	not control.excluded(pod, path, options)
	keys := array.concat(["securityContext", field], index)
	finding := {
		"path": array.concat(path, keys),
		"message": sprintf("%s sets %s %v, which is not approved", [control.label(pod, path), field, group]),
	}
}

_asked_groups(options) := {
	"fsGroup": {"rule": options.fsGroupRule, "ranges": options.fsGroupRanges},
	"runAsGroup": {"rule": options.runAsGroupRule, "ranges": options.runAsGroupRanges},
	"supplementalGroups": {"rule": options.supplementalGroupsRule, "ranges": options.supplementalGroupsRanges},
}

# _groups are the groups in a setting, by the rest of their path.
_groups(setting) := {[]: setting} if is_number(setting)

_groups(setting) := {[i]: group | some i, group in setting; is_number(group)} if is_array(setting)

_is_approved(group, asked) if {
	some range in asked.ranges
	group >= range.min
	_is_at_most(group, range.max)
}

_is_at_most(group, limit) if group <= limit

# Azure Policy means no limit by -1.
_is_at_most(_, -1)

# METADATA
# description: containers of Windows pods that run as ContainerAdministrator
windows_administrators(pod, options) := {finding |
	control.runs_windows(pod)
	control.judged_by_azure(pod, options)
	some path, container in pod.containers
	fault := _administrator(pod, container)
	not control.excluded(pod, path, options)
	finding := {
		"path": array.concat(path, ["securityContext", "windowsOptions", "runAsUserName"]),
		"message": sprintf("%s %s", [control.label(pod, path), fault]),
	}
}

_administrator(pod, container) := "runs as ContainerAdministrator" if {
	lower(_windows_user(pod, container)) == "containeradministrator"
}

# It is the default of images other than those of Nano Server.
_administrator(pod, container) := "does not say as which Windows user it runs" if {
	_windows_user(pod, container) == null
	control.effective(pod, container, "runAsNonRoot") in {null, false}
	not _may_be_nano_server(container)
}

_may_be_nano_server(container) if startswith(container.image, "mcr.microsoft.com/windows/nanoserver")

_may_be_nano_server(container) if values.unknown(container.image)

_windows_user(pod, container) := own if {
	own := _own_windows_user(container)
	own != null
} else := _own_windows_user(pod.spec)

_own_windows_user(of) := options if {
	options := control.setting(of, "windowsOptions")
	values.unknown(options)
} else := object.get(of, ["securityContext", "windowsOptions", "runAsUserName"], null)
