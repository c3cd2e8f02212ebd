# METADATA
# title: Federated credential whose issuer is not the OIDC URL of a cluster
# description: |
#   Entra ID compares the issuer, character by character, with that of the token, which ends in a slash. With any other
#   issuer, no pod of the cluster can sign in.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster
#     description: Deploy and configure Microsoft Entra Workload ID on an AKS cluster
#   - ref: https://learn.microsoft.com/azure/aks/use-oidc-issuer
#     description: Create an OpenID Connect provider on AKS
# custom:
#   score: 5.5
#   groups: [broken, identity, recommended]
#   references:
#     azurePolicy: [ae62c456-33de-4dc8-b100-7ce9028a7d99]
#   parameters:
#     issuerHostRegex:
#       type: regex
#       default: ^(oidc|[a-z0-9]+\.oic)\.prod-aks\.azure\.(com|us|cn)$
#       description: hosts of the issuers of your clusters; by default, those of AKS
#     allowedLocations:
#       type: array
#       items: {type: string}
#       default: []
#       description: the only locations whose clusters are trusted, such as westeurope, unless the list is empty
#     allowedTenants:
#       type: array
#       items: {type: string}
#       default: []
#       description: IDs of the only tenants whose clusters are trusted, unless the list is empty
#   fix: |
#     Take the issuer from the cluster:
#
#     - az: `--issuer "$(az aks show --name NAME --query oidcIssuerProfile.issuerUrl --output tsv)"`
#     - Terraform: `issuer = azurerm_kubernetes_cluster.NAME.oidc_issuer_url`
#     - ARM: `properties.issuer: "[reference('NAME').oidcIssuerProfile.issuerURL]"`
package rules.access["invalid-federation-issuer"]

import data.parameters["invalid-federation-issuer"] as parameters
import data.rules.lib.azureid
import data.rules.lib.resource
import data.rules.lib.values

findings contains finding if {
	resource.type == "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"
	issuer := input.properties.issuer
	_for_a_cluster
	finding := {
		"path": ["properties", "issuer"],
		"message": sprintf("the issuer %q %s", [issuer, _fault(issuer)]),
	}
}

_for_a_cluster if startswith(azureid.written(input.properties.subject), "system:serviceaccount:")

_for_a_cluster if _of_aks(input.properties.issuer)

_of_aks(issuer) if contains(split(issuer, "/")[2], ".prod-aks.azure.")

_fault(issuer) := "is not an https URL" if {
	is_string(issuer)
	not startswith(issuer, "https://")
} else := "is not that of an AKS cluster" if {
	host := split(issuer, "/")[2]
	not regex.match(parameters.issuerHostRegex, host)
} else := "does not end in a slash" if {
	_of_aks(issuer)
	not endswith(issuer, "/")
} else := sprintf("is of the location %s, which is not trusted", [location]) if {
	count(parameters.allowedLocations) > 0
	location := split(split(issuer, "/")[2], ".")[0]
	not values.listed(location, parameters.allowedLocations)
} else := sprintf("is of the tenant %s, which is not trusted", [tenant]) if {
	count(parameters.allowedTenants) > 0
	tenant := split(issuer, "/")[3]
	not values.listed(tenant, parameters.allowedTenants)
}
