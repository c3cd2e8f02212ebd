# METADATA
# title: Pod in its node's network namespace
# description: |
#   A pod in its node's network namespace sees the traffic of the node, can reach services on its loopback address and
#   the instance metadata service, and is not subject to network policies.
#   Azure Policy exempts Windows pods; the Pod Security Standards do not.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods
#     description: NetworkPolicy and hostNetwork pods
# custom:
#   score: 8.2
#   groups: [
#     azure-baseline, azure-restricted, azure-safeguards, azure-cis, pss-baseline, pss-restricted, cis-aks,
#     mcsb, recommended
#   ]
#   references:
#     azurePolicy: [82985f06-dc18-4a48-bc1c-b9f4f0098cfe]
#     pss: [hostNamespaces]
#     cisAks: ["4.2.4"]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   parameters:
#     allowHostNetwork:
#       type: boolean
#       default: false
#       description: whether pods may share their node's network namespace
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Remove `hostNetwork`, and publish the pod with a Service.
package rules.pod["host-network"]

import data.parameters["host-network"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity

findings contains finding if {
	some pod in control.pods
	some finding in podsecurity.host_network(pod, parameters)
}
