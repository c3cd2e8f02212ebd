# METADATA
# title: Group subject that is not an object ID
# description: |
#   AKS knows the groups of Microsoft Entra ID by their object IDs. A binding to the name of a group grants nothing to
#   its members.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-ad-rbac
#     description: Use Kubernetes role-based access control with Microsoft Entra ID in AKS
#   - ref: https://learn.microsoft.com/azure/aks/external-identity-provider-authentication-overview
#     description: External identity providers with AKS structured authentication
# custom:
#   score: 5.0
#   groups: [broken, identity, recommended]
#   parameters:
#     allowedGroups:
#       type: array
#       items: {type: string}
#       default: []
#       description: names of groups that come from elsewhere, such as an authenticating proxy
#   fix: Use the object ID of the group, which `az ad group show --group NAME --query id` prints.
package rules.rbac["invalid-group-subject"]

import data.parameters["invalid-group-subject"] as parameters
import data.rules.lib.rbac

findings contains finding if {
	some i, subject in rbac.subjects
	subject.kind == "Group"
	is_string(subject.name)
	not regex.match(_valid, subject.name)
	not subject.name in parameters.allowedGroups
	finding := {
		"path": ["subjects", i, "name"],
		"message": sprintf("%s binds the group %q, which is not the object ID of an Entra group", [rbac.label, subject.name]),
	}
}

# An object ID or a placeholder of its form, a group of Kubernetes, or one of another identity provider that AKS trusts.
_valid := `^([0-9A-Fa-fXx]{8}(-[0-9A-Fa-fXx]{4}){3}-[0-9A-Fa-fXx]{12}$|system:|aks:jwt:)`
