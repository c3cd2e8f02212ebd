# METADATA
# title: Added capability that gives away the node
# description: |
#   Each of these capabilities leads to the node: SYS_MODULE loads kernel modules, SYS_PTRACE reads other processes,
#   DAC_READ_SEARCH reads any file, NET_ADMIN reconfigures the network.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: Linux capabilities
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
#     description: Set capabilities for a container
# custom:
#   score: 7.8
#   groups: [hardening, recommended]
#   references:
#     azurePolicy: [a27c700f-8a22-44ec-961c-41625264370b]
#   parameters:
#     disallowedCapabilities:
#       type: array
#       items: {type: string}
#       default: [
#         BPF, DAC_READ_SEARCH, MAC_ADMIN, NET_ADMIN, PERFMON, SYS_BOOT, SYS_MODULE, SYS_PTRACE, SYS_RAWIO,
#         SYS_TIME, SYSLOG
#       ]
#       description: capabilities that are not allowed, in upper case
#   uses: [reading, excludedContainers, excludedImages]
#   supersedes: [non-baseline-capability, added-capability]
#   fix: Remove the capability from `securityContext.capabilities.add`.
package rules.pod["dangerous-capability"]

import data.parameters["dangerous-capability"] as parameters
import data.rules.lib.capability
import data.rules.lib.control

findings contains finding if {
	some pod in control.pods
	some finding in capability.dangerous(pod, parameters, parameters.disallowedCapabilities)
}
