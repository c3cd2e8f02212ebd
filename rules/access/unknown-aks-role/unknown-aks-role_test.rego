package rules.access["unknown-aks-role_test"]

import data.parameters["unknown-aks-role"] as parameters
import data.rules.access["unknown-aks-role"] as rule

test_unknown_role_is_found if {
	_messages("Azure Kubernetes Service Operator") == {`there is no role "Azure Kubernetes Service Operator"`}
}

test_similar_role_is_named if {
	every wrong, right in {
		"Cluster User": "Cluster User Role",
		"RBAC Admin Role": "RBAC Admin",
		"RBAC Viewer": "RBAC Reader",
		"rbac editor": "RBAC Writer",
	} {
		given := concat(" ", ["Azure Kubernetes Service", wrong])
		meant := concat(" ", ["Azure Kubernetes Service", right])
		_messages(given) == {sprintf("there is no role %q: did you mean %q?", [given, meant])}
	}
}

test_name_in_an_id_is_found if {
	id := "/providers/Microsoft.Authorization/roleDefinitions/Azure Kubernetes Service RBAC Viewer"
	count(_messages(id)) == 1
	count(_messages({"unknown": concat("", ["/subscriptions/$ID", id])})) == 1
}

test_known_or_other_roles_are_clean if {
	every role in [
		"Azure Kubernetes Service RBAC Reader", "azure kubernetes service rbac reader",
		"Azure Kubernetes Service Policy Add-on Deployment", "Azure Kubernetes Service Namespace User",
		"Azure Kubernetes Fleet Manager RBAC Reader", "Reader", "7f6c6a51-bcf8-42ba-9220-52d62157d7db", "",
		{"unknown": "Azure Kubernetes Service RBAC $LEVEL"}, null,
	] {
		_messages(role) == set()
	}
}

test_own_roles_are_a_parameter if {
	role := "Azure Kubernetes Service Operator"
	findings := rule.findings with input as _assignment(role) with parameters.customRoles as [role]
	count(findings) == 0
}

test_other_resources_are_clean if count(rule.findings) == 0 with input as {}

_assignment(role) := {
	"type": "Microsoft.Authorization/roleAssignments",
	"properties": {"roleDefinitionId": role},
}

_messages(role) := {finding.message | some finding in findings} if {
	findings := rule.findings with input as _assignment(role)
}
