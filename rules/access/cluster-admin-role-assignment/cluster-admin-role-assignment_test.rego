package rules.access["cluster-admin-role-assignment_test"]

import data.rules.access["cluster-admin-role-assignment"] as rule

test_user_is_found if {
	every properties in [{"principalId": "a@contoso.com"}, {"principalType": "User"}] {
		message := sprintf("the role %s is given to a user, not to a group", [_role])
		_messages(object.union(properties, {"roleDefinitionId": _role}), _cluster) == {message}
	}
}

test_wide_scope_is_found if {
	every scope, level in {
		"/": "tenant",
		"/providers/Microsoft.Management/managementGroups/root": "management group",
		"/subscriptions/1": "subscription",
		"/subscriptions/1/resourceGroups/rg": "resource group",
	} {
		message := sprintf("the role %s covers every cluster in a %s", [_role, level])
		_messages({"roleDefinitionId": "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b", "principalType": "Group"}, scope) == {message}
	}
}

test_both_roles_are_found if {
	every role in [
		"azure kubernetes service cluster admin role",
		"/providers/Microsoft.Authorization/roleDefinitions/0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8",
	] {
		count(_messages({"roleDefinitionId": role}, "/subscriptions/1")) == 1
	}
}

test_group_on_a_cluster_is_clean if {
	every scope in [_cluster, {"unknown": "$AKS_ID"}] {
		_messages({"roleDefinitionId": _role, "principalType": "Group"}, scope) == set()
		_messages({"roleDefinitionId": _role, "principalId": {"unknown": "$ID"}}, scope) == set()
	}
}

test_other_roles_are_clean if {
	every role in ["Azure Kubernetes Service RBAC Admin", "Reader", {"unknown": "$ROLE"}, null] {
		_messages({"roleDefinitionId": role, "principalType": "User"}, "/subscriptions/1") == set()
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_role := "Azure Kubernetes Service RBAC Cluster Admin"

_cluster := "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks"

_messages(properties, scope) := {finding.message | some finding in findings} if {
	findings := rule.findings with input as {
		"type": "Microsoft.Authorization/roleAssignments",
		"properties": properties,
		"scope": scope,
	}
}
