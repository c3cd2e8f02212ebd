# METADATA
# title: Host port
# description: |
#   A host port opens a port on the node itself, bypassing Services and most network policies, and ties the pod to nodes
#   where the port is free.
#   In a pod that uses the host network, every container port is a host port.
#   Azure Policy exempts Windows pods; the Pod Security Standards do not.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/concepts/configuration/overview/#services
#     description: Configuration best practices
# custom:
#   score: 6.5
#   groups: [
#     azure-baseline, azure-restricted, azure-safeguards, azure-cis, pss-baseline, pss-restricted, mcsb,
#     recommended
#   ]
#   references:
#     azurePolicy: [82985f06-dc18-4a48-bc1c-b9f4f0098cfe]
#     pss: [hostPorts]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   parameters:
#     allowedHostPorts:
#       type: array
#       items: {type: portRange}
#       default: []
#       description: allowed host ports, each a port ("80") or a range ("3000-5000")
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Remove `hostPort`, and publish the port with a Service.
package rules.pod["host-port"]

import data.parameters["host-port"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity

findings contains finding if {
	some pod in control.pods
	some finding in podsecurity.host_ports(pod, parameters)
}
