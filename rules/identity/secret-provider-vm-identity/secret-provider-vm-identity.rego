# METADATA
# title: SecretProviderClass that uses the identity of the node
# description: |
#   With useVMManagedIdentity, the provider reads the key vault with an identity of the node. Every pod on the node
#   can get tokens for that identity, and so read what the key vault lets it read.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-identity-access
#     description: Give the Secrets Store CSI driver an identity for Azure Key Vault
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
# custom:
#   score: 5.5
#   groups: [hardening, identity, recommended]
#   fix: >-
#     Use workload identity: set `clientID` to the client ID of an identity that trusts the service account of the
#     pods, and remove `useVMManagedIdentity` and `userAssignedIdentityID`.
package rules.identity["secret-provider-vm-identity"]

import data.rules.lib.spc

findings contains finding if {
	spc.on("useVMManagedIdentity")
	finding := {
		"path": spc.path("useVMManagedIdentity"),
		"message": "the key vault is read with an identity of the node, which all of its pods share",
	}
}
