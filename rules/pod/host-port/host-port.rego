# METADATA
# title: Host port
# description: |
#   A host port opens a port on the node itself, bypassing Services and most network policies, and ties the pod to nodes
#   where the port is free.
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
import data.rules.lib.workload

findings contains finding if {
	some path, container in workload.containers
	some i, port in container.ports
	is_number(port.hostPort)
	port.hostPort != 0 # the same as none
	not _allowed(port.hostPort, parameters.allowedHostPorts)
	not workload.excluded(container, parameters)
	note := workload.note(parameters.reading, workload.azure_exemption(path))
	finding := {
		"path": array.concat(path, ["ports", i, "hostPort"]),
		"message": sprintf("%s opens port %v on its node%s", [workload.label(path, container), port.hostPort, note]),
	}
}

_allowed(port, ranges) if {
	some range in ranges
	ends := split(sprintf("%v", [range]), "-")
	port >= to_number(ends[0])
	port <= to_number(ends[count(ends) - 1])
}
