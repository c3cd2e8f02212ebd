# METADATA
# title: Download of the cluster-admin kubeconfig
# description: |
#   The kubeconfig holds a certificate of the group system:masters. Whoever has it is cluster administrator, bypassing
#   Entra ID and Azure RBAC and without a name in the audit log, until the certificates of the cluster are rotated.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad
#     description: Manage local accounts with AKS-managed Microsoft Entra integration
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-get-credentials
#     description: az aks get-credentials
# custom:
#   score: 7.5
#   groups: [hardening, identity, recommended]
#   fix: Delete `--admin`, and give the user a role in the cluster.
package rules.command["admin-kubeconfig"]

import data.rules.lib.command

findings contains finding if {
	command.name == "aks get-credentials"
	some i in _admin
	finding := {
		"path": ["flags", i],
		"message": "downloads the cluster-admin certificate, which needs no sign-in",
	}
}

_admin contains i if some i, _ in command.flags["--admin"]

# The extension aks-preview.
_admin contains i if {
	some i, flag in command.flags["--user"]
	some user in command.values(flag)
	lower(user) == "clusteradmin"
}
