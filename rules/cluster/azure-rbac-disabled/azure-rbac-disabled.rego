# METADATA
# title: Entra cluster without Azure RBAC for Kubernetes authorization
# description: |
#   Without Azure RBAC each cluster keeps its own list of who may do what. Such lists are reviewed by nobody, and know
#   nothing of just-in-time access.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/entra-id-authorization
#     description: Use Microsoft Entra ID authorization for the Kubernetes API
#   - ref: https://learn.microsoft.com/azure/aks/kubernetes-rbac-entra-id
#     description: Use Kubernetes RBAC with Microsoft Entra integration
# custom:
#   score: 6.0
#   groups: [hardening, identity, cis-aks, mcsb, recommended]
#   references:
#     cisAks: ["5.2.2"]
#     mcsb: [MCSBv1-IM-1, MCSBv1-PA-7]
#   parameters:
#     authz:
#       type: string
#       default: azure
#       description: what is to authorize; azure (Azure RBAC), kubernetes (Kubernetes RBAC), or any of the two
#   fix: Add `--enable-azure-rbac`.
package rules.cluster["azure-rbac-disabled"]

import data.parameters["azure-rbac-disabled"] as parameters
import data.rules.lib.cluster

findings contains finding if {
	parameters.authz == "azure"
	_entra
	cluster.value("properties.aadProfile.enableAzureRBAC") == false
	finding := {
		"path": cluster.path("properties.aadProfile.enableAzureRBAC"),
		"message": "Azure RBAC has no say in who may do what in the cluster",
	}
}

_entra if cluster.value("properties.aadProfile.managed") == true

# Where Azure RBAC is turned off, Entra ID was on.
_entra if {
	cluster.changed
	not cluster.present("properties.aadProfile.managed")
}
