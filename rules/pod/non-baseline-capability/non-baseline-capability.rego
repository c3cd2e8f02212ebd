# METADATA
# title: Added capability outside the baseline set
# description: |
#   Capabilities beyond those that a container runtime grants by default come close to root on the node: SYS_ADMIN
#   mounts file systems, SYS_PTRACE reads other processes, NET_ADMIN reconfigures the network.
#   NET_RAW has a rule of its own, net-raw-capability. The Pod Security Standards accept names only in upper case and
#   without CAP_; Azure Policy ignores case, and exempts Windows pods.
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
#       default: [
#         AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE,
#         SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT
#       ]
#       description: capabilities that are allowed besides NET_RAW; * allows all
#   uses: [mode, excludedContainers, excludedImages]
#   fix: Remove the capability from `securityContext.capabilities.add`.
package rules.pod["non-baseline-capability"]

import data.parameters["non-baseline-capability"] as parameters
import data.rules.lib.workload

findings contains finding if {
	some path, container in workload.containers
	added := container.securityContext.capabilities.add
	is_array(added)
	some i, element in added
	capability := _name(element)
	upper(capability) != "NET_RAW"
	not _allowed(capability, parameters.allowedCapabilities)
	not workload.excluded(container, parameters)
	label := workload.label(path, container)
	note := workload.note(parameters.mode, _azure_exemption(path, capability, parameters.allowedCapabilities))
	finding := {
		"path": array.concat(path, ["securityContext", "capabilities", "add", i]),
		"message": sprintf("%s adds the capability %s%s", [label, _shown(capability), note]),
	}
}

# The API server reads null as the empty name.
_name(null) := ""

_name(element) := element if is_string(element)

_shown(capability) := capability if {
	capability != ""
} else := `""`

_allowed(capability, allowed) if {
	some name in allowed
	upper(name) == capability
}

_allowed(_, allowed) if "*" in allowed

_azure_exemption(path, capability, allowed) := "not in upper case" if {
	_allowed(upper(capability), allowed)
} else := workload.azure_exemption(path)
