# METADATA
# title: Non-default /proc mount
# description: |
#   A container runtime masks parts of /proc that reveal or change the state of the node. Unmasked, they are open to
#   the container.
#   The baseline level of the Pod Security Standards allows it from Kubernetes 1.35 on for a pod with a user namespace
#   of its own; the restricted level and Azure Policy do not. Azure Policy exempts Windows pods.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
#     description: User namespaces
# custom:
#   score: 5.8
#   groups: [azure-safeguards, pss-baseline, pss-restricted, recommended]
#   references:
#     azurePolicy: [f85eb0dd-92ee-40e9-8a76-db25a507d6d3]
#     pss: [procMount, procMount_restricted]
#   parameters:
#     level:
#       type: string
#       enum: [baseline, restricted]
#       default: baseline
#       description: which level of the Pod Security Standards counts
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Remove `procMount`, or set it to `Default`.
package rules.pod["unmasked-proc-mount"]

import data.parameters["unmasked-proc-mount"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity
import data.target

findings contains finding if {
	options := object.union(parameters, {"minor": target.minor})
	some pod in control.pods
	some finding in podsecurity.proc_mounts(pod, options)
}
