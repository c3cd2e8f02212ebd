# METADATA
# title: Local accounts disabled without Entra ID, so that nobody can sign in
# description: |
#   A cluster without local accounts admits only users of Entra ID. If its integration is off as well, every attempt to
#   sign in fails, for administrators and pipelines alike.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad
#     description: Manage local accounts with AKS-managed Microsoft Entra integration
# custom:
#   score: 7.0
#   groups: [broken, identity, recommended]
#   supersedes: [entra-id-disabled]
#   fix: |
#     Turn on Entra ID along with disabling local accounts:
#
#     - az: `--enable-aad`
#     - Terraform: the block `azure_active_directory_role_based_access_control`
#     - ARM: `properties.aadProfile.managed: true`
package rules.cluster["cluster-lockout"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value("properties.disableLocalAccounts") == true
	cluster.value("properties.aadProfile.managed") == false
	finding := {
		"path": cluster.path("properties.aadProfile.managed"),
		"message": "nobody can sign in to the cluster: local accounts are disabled, and Entra ID is off",
	}
}
