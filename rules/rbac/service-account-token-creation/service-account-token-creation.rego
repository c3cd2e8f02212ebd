# METADATA
# title: Role that can create tokens of service accounts
# description: |
#   Whoever creates a token for a service account can act as it, and, if it is federated, get tokens for its identity
#   from Microsoft Entra ID. A Role that is limited to the names of some service accounts is fine.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/
#     description: Managing service accounts
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
# custom:
#   score: 7.2
#   groups: [identity, cis-aks]
#   references:
#     cisAks: [4.1.12]
#   fix: Limit a Role to the service accounts that are needed with resourceNames.
package rules.rbac["service-account-token-creation"]

import data.rules.lib.rbac

findings contains finding if {
	some i, item in rbac.grants("", {"serviceaccounts/token"}, {"create"})
	not rbac.narrow(item)
	finding := {
		"path": ["rules", i, "resources"],
		"message": sprintf("%s can create tokens of service accounts", [rbac.label]),
	}
}
