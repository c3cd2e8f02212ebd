# METADATA
# title: Pod in its node's PID namespace
# description: |
#   A pod in its node's PID namespace sees every process on the node, with its environment and arguments, and can trace
#   or stop it given some privileges.
#   Azure Policy exempts Windows pods; the Pod Security Standards do not.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
#     description: Share process namespace between the containers of a pod
# custom:
#   score: 8.2
#   groups: [
#     azure-baseline, azure-restricted, azure-safeguards, azure-cis, pss-baseline, pss-restricted, cis-aks,
#     mcsb, recommended
#   ]
#   references:
#     azurePolicy: [47a1ee2f-2a2a-4576-bf2a-e0e36709c2b8]
#     pss: [hostNamespaces]
#     cisAks: ["4.2.2"]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   uses: [reading, excludedImages]
#   fix: Remove `hostPID`; the containers of a pod can share processes with `shareProcessNamespace`.
package rules.pod["host-pid"]

import data.parameters["host-pid"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity

findings contains finding if {
	some pod in control.pods
	some finding in podsecurity.host_pid(pod, parameters)
}
