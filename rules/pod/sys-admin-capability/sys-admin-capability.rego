# METADATA
# title: Added SYS_ADMIN capability
# description: |
#   SYS_ADMIN mounts file systems, joins namespaces and loads programs into the kernel: it is close to being root on
#   the node.
#   ALL includes it.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: Linux capabilities
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
#     description: Set capabilities for a container
# custom:
#   score: 8.5
#   groups: [hardening, mcsb, recommended]
#   references:
#     azurePolicy: [d2e7ea85-6b44-4317-a0be-1b951587f626]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   uses: [reading, excludedContainers, excludedImages]
#   supersedes: [dangerous-capability, non-baseline-capability, added-capability]
#   fix: >-
#     Remove SYS_ADMIN or ALL from `securityContext.capabilities.add`, and add only what the program needs.
package rules.pod["sys-admin-capability"]

import data.parameters["sys-admin-capability"] as parameters
import data.rules.lib.capability
import data.rules.lib.control

findings contains finding if {
	some pod in control.pods
	some finding in capability.dangerous(pod, parameters, {"ALL", "SYS_ADMIN"})
}
