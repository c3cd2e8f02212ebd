# METADATA
# title: Mounted Azure credentials of the node
# description: |
#   A node keeps the credentials that it uses in Azure below /etc/kubernetes and /var/lib/waagent. With them, a
#   container can act as the cluster's identity.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: hostPath volumes
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
# custom:
#   score: 8.0
#   groups: [hardening, recommended]
#   uses: [excludedContainers, excludedImages]
#   supersedes: [sensitive-host-path, host-path-volume, non-core-volume]
#   fix: Remove the volume, and give the pod an identity of its own with Microsoft Entra Workload ID.
package rules.pod["node-credential-host-path"]

import data.parameters["node-credential-host-path"] as parameters
import data.rules.lib.control
import data.rules.lib.volume

findings contains finding if {
	some pod in control.pods
	some finding in volume.exposed(pod, parameters, _paths)
}

_paths := [
	"/etc/kubernetes/azure.json",
	"/etc/kubernetes/certs",
	"/var/lib/waagent",
	"/var/lib/kubelet/pki",
	"/var/lib/kubelet/kubeconfig",
	"/var/lib/kubelet/bootstrap-kubeconfig",
]
