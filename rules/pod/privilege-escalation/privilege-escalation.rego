# METADATA
# title: Privilege escalation not ruled out
# description: |
#   Unless it is ruled out, a process can gain more privileges than its parent, for example by a binary with the
#   setuid bit.
#   The Pod Security Standards ask every container to rule it out. Azure Policy does so only if the container runs as
#   a user with another ID than 0. Azure Policy exempts Windows pods by their node selector; the Pod Security
#   Standards do so by `os`, from Kubernetes 1.25 on.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
#     description: Deployment safeguards in AKS
# custom:
#   score: 7.2
#   groups: [azure-restricted, azure-safeguards, azure-cis, pss-restricted, cis-aks, mcsb]
#   references:
#     azurePolicy: [
#       1c6e92c9-99f0-4e55-9cf2-0c234dc48f99, d77df159-718b-4aca-b94b-8e8890a98231,
#       4ee3ee6a-96ea-4d25-9c00-17f11d2e02c8
#     ]
#     pss: [allowPrivilegeEscalation]
#     cisAks: ["4.2.5"]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Set `securityContext.allowPrivilegeEscalation` to `false` in every container.
package rules.pod["privilege-escalation"]

import data.parameters["privilege-escalation"] as parameters
import data.rules.lib.account
import data.rules.lib.control
import data.target

findings contains finding if {
	options := object.union(parameters, {"minor": target.minor})
	some pod in control.pods
	some finding in account.privilege_escalation(pod, options)
}
