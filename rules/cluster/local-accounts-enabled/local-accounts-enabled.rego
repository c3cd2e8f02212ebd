# METADATA
# title: Local accounts enabled
# description: |
#   A local account is a certificate that makes its holder cluster administrator, whoever that is: no sign-in, no name
#   in the audit log, and no way to revoke it except to rotate the certificates of the cluster.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad
#     description: Manage local accounts with AKS-managed Microsoft Entra integration
# custom:
#   score: 7.5
#   groups: [hardening, identity, mcsb, recommended]
#   references:
#     azurePolicy: [993c2fcd-2b29-49d2-9eb0-df2c3a730c32]
#     mcsb: [MCSBv1-IM-1, MCSBv1-PA-7]
#   fix: |
#     Disable the local accounts of a cluster that people can sign in to with Entra ID:
#
#     - az: `--disable-local-accounts`
#     - Terraform: `local_account_disabled = true`
#     - ARM: `properties.disableLocalAccounts: true`
package rules.cluster["local-accounts-enabled"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value("properties.disableLocalAccounts") == false
	finding := {
		"path": cluster.path("properties.disableLocalAccounts"),
		"message": "local accounts are enabled: the static cluster-admin certificate works without Entra ID",
	}
}
