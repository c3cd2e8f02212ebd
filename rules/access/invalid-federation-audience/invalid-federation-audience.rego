# METADATA
# title: Federated credential with an audience that Entra ID does not accept
# description: |
#   A pod's token is issued for one audience, and Entra ID accepts it only if the credential names the same one.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
#     description: Considerations for workload identity federation
#   - ref: https://learn.microsoft.com/cli/azure/identity/federated-credential#az-identity-federated-credential-create
#     description: az identity federated-credential create
# custom:
#   score: 7.0
#   groups: [identity, recommended]
#   parameters:
#     audience:
#       type: string
#       default: api://AzureADTokenExchange
#       description: the audience that Entra ID expects; sovereign clouds have their own
#   fix: Delete the flag, since the default is right, or use `--audiences api://AzureADTokenExchange`.
package rules.access["invalid-federation-audience"]

import data.parameters["invalid-federation-audience"] as parameters
import data.rules.lib.resource

findings contains finding if {
	resource.type == "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"
	audiences := input.properties.audiences
	count(audiences) > 0
	expected := parameters.audience
	every audience in audiences {
		is_string(audience)
		audience != expected

		# az takes a list in one word, too
		not startswith(audience, "[")
	}
	finding := {
		"path": ["properties", "audiences", 0],
		"message": sprintf("Entra ID expects the audience %q, not %q", [expected, audiences[0]]),
	}
}
