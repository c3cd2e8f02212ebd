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
#   supersedes: [added-capability]
#   fix: Remove the capability from `securityContext.capabilities.add`.
package rules.pod["non-baseline-capability"]

import data.parameters["non-baseline-capability"] as parameters
import data.rules.lib.capability
import data.rules.lib.control

findings contains finding if {
	some pod in control.pods
	some finding in capability.baseline(pod, parameters)
}
