# METADATA
# title: Federated credential whose subject is no exact service account
# description: |
#   Entra ID compares the subject letter by letter with that of the token, system:serviceaccount:NAMESPACE:NAME. There
#   are no wildcards: with any other subject no pod can sign in.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
#   - ref: https://learn.microsoft.com/cli/azure/identity/federated-credential#az-identity-federated-credential-create
#     description: az identity federated-credential create
# custom:
#   score: 7.5
#   groups: [identity, recommended]
#   fix: Write `system:serviceaccount:NAMESPACE:NAME`, with the names of the service account that the pods use.
package rules.command["invalid-federation-subject"]

findings contains finding if {
	input.command == "identity federated-credential create"
	some i, flag in input.flags
	flag.name == "--subject"
	some j, subject in flag.values
	is_string(subject)
	not regex.match(_service_account, subject)
	_for_a_cluster(subject)
	finding := {
		"path": ["flags", i, "values", j],
		"message": sprintf("%q is not system:serviceaccount:NAMESPACE:NAME, so it matches no service account", [subject]),
	}
}

_service_account := `^system:serviceaccount:[a-z0-9]([-a-z0-9]*[a-z0-9])?:[a-z0-9]([-a-z0-9.]*[a-z0-9])?$`

# Others than clusters issue tokens too, with subjects of their own.
_for_a_cluster(_) if {
	some flag in input.flags
	flag.name == "--issuer"
	regex.match(`^https://[^/]*\.oic\.prod-aks\.azure\.`, flag.values[0])
}

_for_a_cluster(subject) if {
	startswith(lower(subject), "system:")
	not _from_elsewhere
}

_from_elsewhere if {
	some flag in input.flags
	flag.name == "--issuer"
	is_string(flag.values[0])
	not contains(flag.values[0], ".oic.prod-aks.azure.")
}
