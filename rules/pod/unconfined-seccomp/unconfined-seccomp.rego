# METADATA
# title: Seccomp switched off
# description: |
#   Seccomp limits the system calls of a container. Without it, every fault in the kernel is within reach.
#   Azure Policy exempts Windows pods; the Pod Security Standards do not. Before Kubernetes 1.19, annotations count.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
#     description: Restrict a container's syscalls with seccomp
#   - ref: https://learn.microsoft.com/azure/aks/secure-container-access
#     description: Secure container access to resources in AKS
# custom:
#   score: 6.0
#   groups: [azure-restricted, azure-safeguards, pss-baseline, pss-restricted, recommended]
#   references:
#     azurePolicy: [975ce327-682c-4f2e-aa46-b9598289b86c]
#     pss: [seccompProfile_baseline]
#   parameters:
#     allowedProfiles:
#       type: array
#       items: {type: string}
#       default: [runtime/default, docker/default, localhost/*]
#       description: profiles that are allowed, as annotations name them; a trailing * stands for any text
#   uses: [reading, excludedContainers, excludedImages]
#   supersedes: [missing-seccomp-profile]
#   fix: Set the `type` of `seccompProfile` to `RuntimeDefault`.
package rules.pod["unconfined-seccomp"]

import data.parameters["unconfined-seccomp"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity
import data.target

findings contains finding if {
	options := object.union(parameters, {"minor": target.minor})
	some pod in control.pods
	some finding in podsecurity.seccomp(pod, options)
}
