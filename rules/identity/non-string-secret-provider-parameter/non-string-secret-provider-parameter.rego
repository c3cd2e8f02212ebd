# METADATA
# title: SecretProviderClass parameter that is not a string
# description: |
#   The parameters of a SecretProviderClass are strings, also those that are true or false. The API server refuses the
#   class if one is not.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
#     description: Options of the Azure Key Vault provider
# custom:
#   score: 4.0
#   groups: [broken, identity, recommended]
#   fix: >-
#     Put the value in quotes, and begin objects with `objects: |`.
package rules.identity["non-string-secret-provider-parameter"]

import data.rules.lib.spc
import data.rules.lib.values

findings contains finding if {
	some name, value in spc.parameters
	kind := _kind(value)
	finding := {
		"path": spc.path(name),
		"message": sprintf("%s is %s, not a string", [name, kind]),
	}
}

_kind(value) := "a boolean" if is_boolean(value)

_kind(value) := "a number" if is_number(value)

_kind(value) := "a list" if is_array(value)

_kind(value) := "a mapping" if {
	is_object(value)
	not values.unknown(value)
}
