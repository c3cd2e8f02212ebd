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
import data.rules.lib.workload

findings contains finding if {
	some path, container in workload.containers
	some i, port in container.ports
	number := _opened(path, port)
	not _allowed(number, parameters.allowedHostPorts)
	not workload.excluded(container, parameters)
	note := workload.note(parameters.reading, workload.azure_exemption(path))
	label := workload.label(path, container)
	finding := {
		"path": array.concat(path, ["ports", i, "hostPort"]),
		"message": sprintf("%s opens port %v on its node%s%s", [label, number, _reason(port), note]),
	}
}

_opened(_, port) := port.hostPort if _given(port)

# In a pod of the host network, the API server sets a host port that is not given to the container port.
_opened(path, port) := port.containerPort if {
	_unset(port)
	path[count(path) - 2] in {"containers", "initContainers"}
	workload.pods[array.slice(path, 0, count(path) - 2)].hostNetwork == true
	is_number(port.containerPort)
	port.containerPort != 0
}

_given(port) if {
	is_number(port.hostPort)
	port.hostPort != 0
}

_unset(port) if not port.hostPort

_unset(port) if port.hostPort in {0, null}

_reason(port) := "" if {
	_given(port)
} else := ", as the pod uses the host network"

_allowed(port, ranges) if {
	some range in ranges
	ends := split(sprintf("%v", [range]), "-")
	port >= to_number(ends[0])
	port <= to_number(ends[count(ends) - 1])
}
