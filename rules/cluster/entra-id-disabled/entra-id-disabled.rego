# METADATA
# title: Cluster without Microsoft Entra ID integration
# description: |
#   Without Entra ID, people share the credentials the cluster was created with. Nobody signs in, so there is no
#   multifactor authentication, no conditional access, and no way to end the access of people who leave.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/enable-authentication-microsoft-entra-id
#     description: Enable AKS-managed Microsoft Entra integration
# custom:
#   score: 7.5
#   groups: [hardening, identity, cis-aks, mcsb, recommended]
#   references:
#     azurePolicy: [450d2877-ebea-41e8-b00c-e286317d21bf]
#     cisAks: ["5.5.1"]
#     mcsb: [MCSBv2-IM-1]
#   fix: |
#     Integrate the cluster with Entra ID, now or later; it can never be undone:
#
#     - az: `--enable-aad`
#     - Terraform: a block `azure_active_directory_role_based_access_control`
#     - ARM: `properties.aadProfile.managed: true`
package rules.cluster["entra-id-disabled"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value("properties.aadProfile.managed") == false
	finding := {
		"path": cluster.path("properties.aadProfile.managed"),
		"message": "nobody signs in to the cluster with Entra ID",
	}
}
