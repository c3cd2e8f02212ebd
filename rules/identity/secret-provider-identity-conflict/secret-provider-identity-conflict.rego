# METADATA
# title: SecretProviderClass with more than one identity
# description: |
#   The provider refuses a class with more than one kind of identity, so its volumes cannot be mounted. It does not
#   refuse a clientID beside the identity of the node or AAD Pod Identity, but ignores it: the identity that was meant
#   is not the one in use.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-identity-access
#     description: Give the Secrets Store CSI driver an identity for Azure Key Vault
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
#     description: Options of the Azure Key Vault provider
# custom:
#   score: 5.0
#   groups: [broken, identity, recommended]
#   fix: >-
#     Keep one: `clientID` alone for workload identity, or one of `useAzureTokenProxy`, `useVMManagedIdentity` and
#     `usePodIdentity`.
package rules.identity["secret-provider-identity-conflict"]

import data.rules.lib.spc

findings contains finding if {
	some i, mode in _modes
	spc.on(mode)
	others := [other | some other in array.slice(_modes, 0, i); spc.on(other)]
	count(others) > 0
	finding := {
		"path": spc.path(mode),
		"message": sprintf("%s is on together with %s, which the provider refuses", [mode, others[0]]),
	}
}

findings contains finding if {
	is_string(spc.parameters.clientID)
	not spc.blank(spc.parameters, "clientID")
	some mode in ["usePodIdentity", "useVMManagedIdentity"]
	spc.on(mode)
	finding := {
		"path": spc.path("clientID"),
		"message": sprintf("clientID has no effect together with %s", [mode]),
	}
}

_modes := ["useAzureTokenProxy", "useVMManagedIdentity", "usePodIdentity"]
