# METADATA
# title: Added capability outside the baseline set
# description: |
#   Capabilities beyond those that a container runtime grants by default come close to root on the node: SYS_ADMIN
#   mounts file systems, SYS_PTRACE reads other processes, NET_ADMIN reconfigures the network.
#   While NET_RAW is allowed, as it is by default, only the rule net-raw-capability reports it. The Pod Security
#   Standards accept names only in upper case and without CAP_; Azure Policy ignores case, and exempts Windows pods.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: Linux capabilities
# custom:
#   score: 8.0
#   groups: [
#     azure-baseline, azure-restricted, azure-safeguards, pss-baseline, pss-restricted, cis-aks, mcsb,
#     recommended
#   ]
#   references:
#     azurePolicy: [c26596ff-4d70-4e6a-9a30-c2506bd2f80c]
#     pss: [capabilities_baseline]
#     cisAks: ["4.2.7"]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   parameters:
#     allowedCapabilities:
#       type: array
#       items: {type: string}
#       default: [
#         AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, NET_RAW,
#         SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT
#       ]
#       description: capabilities that are allowed; * allows all
#     requiredDropCapabilities:
#       type: array
#       items: {type: string}
#       default: []
#       description: capabilities that containers must drop, unless they drop ALL
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Remove the capability from `securityContext.capabilities.add`.
package rules.pod["non-baseline-capability"]

import data.parameters["non-baseline-capability"] as parameters
import data.rules.lib.values
import data.rules.lib.workload

findings contains finding if {
	some path, container in workload.containers
	added := container.securityContext.capabilities.add
	is_array(added)
	some i, element in added
	capability := _name(element)
	not _is_net_raw_allowed(capability)
	not _allowed(capability, parameters.allowedCapabilities)
	not workload.excluded(container, parameters)
	label := workload.label(path, container)
	note := workload.note(parameters.reading, _azure_exemption(path, capability, parameters.allowedCapabilities))
	finding := {
		"path": array.concat(path, ["securityContext", "capabilities", "add", i]),
		"message": sprintf("%s adds the capability %s%s", [label, _shown(capability), note]),
	}
}

findings contains finding if {
	workload.judged(parameters.reading)
	some path, container in workload.containers
	not workload.windows(path)
	not workload.excluded(container, parameters)
	missing := [name | some name in parameters.requiredDropCapabilities; not _may_drop(container, name)]
	missing != []
	label := workload.label(path, container)
	finding := {
		"path": array.concat(path, ["securityContext", "capabilities", "drop"]),
		"message": sprintf("%s does not drop %s", [label, concat(", ", missing)]),
	}
}

# The API server reads null as the empty name.
_name(null) := ""

_name(element) := element if is_string(element)

_shown(capability) := capability if {
	capability != ""
} else := `""`

_may_drop(container, _) if values.unknown(container.securityContext)

_may_drop(container, _) if values.unknown(container.securityContext.capabilities)

_may_drop(container, _) if values.unknown(container.securityContext.capabilities.drop)

_may_drop(container, name) if {
	some dropped in container.securityContext.capabilities.drop
	_may_be(dropped, {"ALL", upper(name)})
}

_may_be(dropped, _) if values.unknown(dropped)

_may_be(dropped, names) if upper(dropped) in names

_is_net_raw_allowed(capability) if {
	upper(capability) == "NET_RAW"
	_allowed("NET_RAW", parameters.allowedCapabilities)
}

_allowed(capability, allowed) if {
	some name in allowed
	upper(name) == capability
}

_allowed(_, allowed) if "*" in allowed

_azure_exemption(path, capability, allowed) := "not in upper case" if {
	_allowed(upper(capability), allowed)
} else := workload.azure_exemption(path)
