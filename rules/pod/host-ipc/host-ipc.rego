# METADATA
# title: Pod in its node's IPC namespace
# description: |
#   A pod in its node's IPC namespace can read and change the shared memory of processes on the node.
#   Azure Policy exempts Windows pods; the Pod Security Standards do not.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://man7.org/linux/man-pages/man7/ipc_namespaces.7.html
#     description: IPC namespaces
# custom:
#   score: 7.8
#   groups: [
#     azure-baseline, azure-restricted, azure-safeguards, azure-cis, pss-baseline, pss-restricted, cis-aks,
#     mcsb, recommended
#   ]
#   references:
#     azurePolicy: [47a1ee2f-2a2a-4576-bf2a-e0e36709c2b8]
#     pss: [hostNamespaces]
#     cisAks: ["4.2.3"]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   uses: [reading, excludedImages]
#   fix: Remove `hostIPC`; the containers of a pod share an IPC namespace anyway.
package rules.pod["host-ipc"]

import data.parameters["host-ipc"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity

findings contains finding if {
	some pod in control.pods
	some finding in podsecurity.host_ipc(pod, parameters)
}
