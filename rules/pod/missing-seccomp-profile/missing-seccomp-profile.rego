# METADATA
# title: Missing seccomp profile
# description: |
#   Unless a profile is set, containers run without seccomp, and every system call is within reach of a break-in.
#   Azure Policy exempts Windows pods by their node selector; the Pod Security Standards do so by `os`, from
#   Kubernetes 1.25 on.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
#     description: Restrict a container's syscalls with seccomp
#   - ref: https://learn.microsoft.com/azure/aks/secure-container-access
#     description: Secure container access to resources in AKS
# custom:
#   score: 5.0
#   groups: [azure-restricted, azure-safeguards, pss-restricted]
#   references:
#     azurePolicy: [
#       975ce327-682c-4f2e-aa46-b9598289b86c, 6f87d474-38a9-46c9-bdfe-d7fa3b9836bf,
#       6bcd4321-fb89-4e3e-bf6c-999c13d47f43
#     ]
#     pss: [seccompProfile_restricted]
#   parameters:
#     allowedProfiles:
#       type: array
#       items: {type: string}
#       default: [runtime/default, docker/default, localhost/*]
#       description: profiles that are allowed, as annotations name them; a trailing * stands for any text
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Set `securityContext.seccompProfile.type` of the pod to `RuntimeDefault`.
package rules.pod["missing-seccomp-profile"]

import data.parameters["missing-seccomp-profile"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity
import data.target

findings contains finding if {
	options := object.union(parameters, {"minor": target.minor})
	some pod in control.pods
	some finding in podsecurity.missing_seccomp(pod, options)
}
