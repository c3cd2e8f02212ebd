# METADATA
# title: Default capabilities not dropped
# description: |
#   A container runtime grants about 14 capabilities by default, of which most programs need none. What is not dropped
#   serves whoever breaks in.
#   The Pod Security Standards exempt Windows pods, by `os`, from Kubernetes 1.25 on. The initiatives of Azure Policy
#   do not ask for it by default.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
#     description: Set capabilities for a container
# custom:
#   score: 5.0
#   groups: [pss-restricted, cis-aks]
#   references:
#     azurePolicy: [
#       c26596ff-4d70-4e6a-9a30-c2506bd2f80c, c873b3ba-c605-42e4-a64b-a142a93826fc,
#       c812272d-7488-495f-a505-047d34b83f58
#     ]
#     pss: [capabilities_restricted]
#     cisAks: ["4.2.8"]
#   uses: [excludedContainers, excludedImages]
#   fix: Set `securityContext.capabilities.drop` to `[ALL]` in every container.
package rules.pod["undropped-capabilities"]

import data.parameters["undropped-capabilities"] as parameters
import data.rules.lib.capability
import data.rules.lib.control
import data.target

findings contains finding if {
	options := object.union(parameters, {"minor": target.minor})
	some pod in control.pods
	some finding in capability.undropped(pod, options)
}
