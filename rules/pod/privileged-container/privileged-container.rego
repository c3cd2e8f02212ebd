# METADATA
# title: Privileged container
# description: |
#   A privileged container can access every device of its node, so whoever breaks into it owns the node.
#   Azure Policy exempts Windows pods; the Pod Security Standards do not.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
# custom:
#   score: 9.2
#   groups: [
#     azure-baseline, azure-restricted, azure-safeguards, azure-cis, pss-baseline, pss-restricted, cis-aks,
#     mcsb, recommended
#   ]
#   references:
#     azurePolicy: [95edb821-ddaf-4404-9732-666045e056b4]
#     pss: [privileged]
#     cisAks: ["4.2.1"]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Remove `securityContext.privileged`, or set it to `false`.
package rules.pod["privileged-container"]

import data.parameters["privileged-container"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity

findings contains finding if {
	some pod in control.pods
	some finding in podsecurity.privileged(pod, parameters)
}
