# METADATA
# title: Federated credential whose subject is not a service account
# description: |
#   Entra ID compares the subject, character by character, with that of the token, system:serviceaccount:NAMESPACE:NAME.
#   There are no wildcards: with any other subject, no pod can sign in.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
#   - ref: https://learn.microsoft.com/cli/azure/identity/federated-credential#az-identity-federated-credential-create
#     description: az identity federated-credential create
# custom:
#   score: 7.5
#   groups: [broken, identity, recommended]
#   fix: |
#     Name the service account that the pods use, with its namespace:
#
#     - az: `--subject system:serviceaccount:NAMESPACE:NAME`
#     - Terraform: `subject = "system:serviceaccount:NAMESPACE:NAME"`
#     - ARM: `properties.subject: system:serviceaccount:NAMESPACE:NAME`
package rules.access["invalid-federation-subject"]

import data.rules.lib.resource

findings contains finding if {
	resource.type == "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"
	subject := input.properties.subject
	is_string(subject)
	not regex.match(_service_account, subject)
	_for_a_cluster(subject)
	finding := {
		"path": ["properties", "subject"],
		"message": sprintf("%q is not system:serviceaccount:NAMESPACE:NAME, so it matches no service account", [subject]),
	}
}

_service_account := `^system:serviceaccount:[a-z0-9]([-a-z0-9]*[a-z0-9])?:[a-z0-9]([-a-z0-9.]*[a-z0-9])?$`

_for_a_cluster(_) if regex.match(`^https://[^/]*\.oic\.prod-aks\.azure\.`, input.properties.issuer)

_for_a_cluster(subject) if {
	startswith(lower(subject), "system:")
	not _from_elsewhere
}

_from_elsewhere if {
	issuer := input.properties.issuer
	is_string(issuer)
	not contains(issuer, ".oic.prod-aks.azure.")
}
