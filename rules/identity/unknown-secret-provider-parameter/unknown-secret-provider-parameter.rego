# METADATA
# title: SecretProviderClass parameter that the provider does not know
# description: |
#   The Azure Key Vault provider ignores parameters that it does not know, and their names are case-sensitive. A
#   misspelled one has no effect: with clientId instead of clientID, pods have no identity to read the key vault with.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
#     description: Options of the Azure Key Vault provider
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-identity-access
#     description: Give the Secrets Store CSI driver an identity for Azure Key Vault
# custom:
#   score: 4.8
#   groups: [broken, identity, recommended]
#   fix: Correct the name of the parameter, or remove it.
package rules.identity["unknown-secret-provider-parameter"]

import data.rules.lib.spc
import data.rules.lib.values

findings contains finding if {
	some name, value in spc.parameters
	not name in _known
	finding := {
		"path": values.key_path(["spec", "parameters"], name, value),
		"message": sprintf("the Azure provider does not know %q and ignores it%s", [name, _hint(name)]),
	}
}

_hint(name) := sprintf(", did you mean %q?", [meant]) if {
	some meant in _known
	lower(meant) == lower(name)
	meant != "tenantId" # the deprecated spelling of tenantID
} else := `, did you mean "useVMManagedIdentity"?` if {
	regex.match(`(?i)^use(vm|vmss|user|system)?(assigned|managed)+identity$`, name)
} else := ""

# pkg/provider/types in https://github.com/Azure/secrets-store-csi-driver-provider-azure
_known := {
	"clientID", "cloudEnvFileName", "cloudName", "keyvaultName", "objects", "tenantID", "tenantId", "useAzureTokenProxy",
	"usePodIdentity", "userAssignedIdentityID", "useVMManagedIdentity",
}
