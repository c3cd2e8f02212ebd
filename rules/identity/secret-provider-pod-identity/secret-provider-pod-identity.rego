# METADATA
# title: SecretProviderClass that uses AAD Pod Identity
# description: |
#   With usePodIdentity, pods read the key vault through AAD Pod Identity, which has been retired: it gets neither
#   fixes nor support, and where it is not installed, the volume cannot be mounted.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-identity-access
#     description: Give the Secrets Store CSI driver an identity for Azure Key Vault
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-migrate-from-pod-identity
#     description: Migrate from pod identity to workload identity
# custom:
#   score: 7.3
#   groups: [broken, identity, recommended]
#   fix: >-
#     Set `usePodIdentity: "false"` and `clientID` to the client ID of an identity for workload identity.
package rules.identity["secret-provider-pod-identity"]

import data.rules.lib.spc

findings contains finding if {
	spc.on("usePodIdentity")
	finding := {
		"path": spc.path("usePodIdentity"),
		"message": "usePodIdentity relies on AAD Pod Identity, which has been retired",
	}
}
