# METADATA
# title: Entra-integrated cluster without Azure RBAC for Kubernetes authorization
# description: |
#   Without Azure RBAC, each cluster keeps its own list of who can do what. Nobody reviews such lists, and just-in-time
#   access does not cover them.
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
#       enum: [azure, kubernetes, any]
#       default: azure
#       description: what authorizes requests; azure (Azure RBAC), kubernetes (Kubernetes RBAC), or any (either)
#   fix: |
#     Let Azure RBAC control access to the Kubernetes API:
#
#     - az: `--enable-azure-rbac`
#     - Terraform: `azure_rbac_enabled = true` in the block `azure_active_directory_role_based_access_control`
#     - ARM: `properties.aadProfile.enableAzureRBAC: true`
package rules.cluster["azure-rbac-disabled"]

import data.parameters["azure-rbac-disabled"] as parameters
import data.rules.lib.cluster

findings contains finding if {
	parameters.authz == "azure"
	_entra
	cluster.value("properties.aadProfile.enableAzureRBAC") == false
	finding := {
		"path": cluster.path("properties.aadProfile.enableAzureRBAC"),
		"message": "Azure RBAC does not control access to the cluster",
	}
}

_entra if cluster.value("properties.aadProfile.managed") == true

# Where Azure RBAC is turned off, Entra ID was on.
_entra if {
	cluster.changed
	not cluster.present("properties.aadProfile.managed")
}
