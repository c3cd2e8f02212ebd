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
#   groups: [broken, identity, recommended]
#   parameters:
#     audience:
#       type: string
#       default: api://AzureADTokenExchange
#       description: the audience that Entra ID expects; those of sovereign clouds are accepted, too
#   fix: |
#     Name the audience `api://AzureADTokenExchange`:
#
#     - az: `--audiences api://AzureADTokenExchange`
#     - Terraform: `audience = ["api://AzureADTokenExchange"]`
#     - ARM: `properties.audiences: ["api://AzureADTokenExchange"]`
package rules.access["invalid-federation-audience"]

import data.parameters["invalid-federation-audience"] as parameters
import data.rules.lib.resource

findings contains finding if {
	resource.type == "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"
	audiences := input.properties.audiences
	count(audiences) > 0
	every audience in audiences {
		is_string(audience)
		not audience in _accepted

		# az takes a list in one word, too
		not startswith(audience, "[")
	}
	finding := {
		"path": ["properties", "audiences", 0],
		"message": sprintf("Entra ID expects the audience %q, not %q", [parameters.audience, audiences[0]]),
	}
}

# AKS asks for tokens with the default audience in every cloud.
_accepted contains parameters.audience

_accepted contains audience if {
	some domain, audience in _sovereign
	not _elsewhere(domain)
}

# The audiences of sovereign clouds, by how the hosts of their issuers end.
# https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
_sovereign := {
	".cn": "api://AzureADTokenExchangeChina",
	".us": "api://AzureADTokenExchangeUSGov",
}

# The issuer is a cluster or Entra ID, but in another cloud.
_elsewhere(domain) if {
	host := split(lower(input.properties.issuer), "/")[2]
	regex.match(`\.(oic\.prod-aks\.azure|microsoftonline)\.[a-z]+$`, host)
	not endswith(host, domain)
}
