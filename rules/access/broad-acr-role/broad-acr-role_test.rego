package rules.access["broad-acr-role_test"]

import data.rules.access["broad-acr-role"] as rule

test_push_by_a_cluster_or_user_is_found if {
	every role in ["AcrPush", "acrdelete", "2a1e307c-b015-4ebd-883e-5b7698a07328"] {
		every principal in array.concat(_clusters, ["a@contoso.com"]) {
			count(_messages(role, principal, {"unknown": "$ACR_ID"})) == 1
		}
	}
}

test_principal_is_named if {
	rest := "has the role AcrPush on a registry, which allows more than to pull images"
	_messages("AcrPush", "a@contoso.com", _registry) == {sprintf("a user %s", [rest])}
	_messages("AcrPush", {"unknown": "$KUBELET_ID"}, _registry) == {sprintf("the cluster %s", [rest])}
}

test_owner_of_a_registry_is_found if {
	every role in ["Owner", "contributor", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"] {
		every scope in [_registry, {"unknown": "${azurerm_container_registry.shop.id}"}] {
			count(_messages(role, "a@contoso.com", scope)) == 1
		}
	}
}

test_owner_of_anything_else_is_clean if {
	every scope in ["/subscriptions/1/resourceGroups/rg", {"unknown": "$SCOPE"}, null] {
		_messages("Owner", "a@contoso.com", scope) == set()
	}
}

test_pull_is_clean if {
	every role in ["AcrPull", "Reader", {"unknown": "$ROLE"}] {
		_messages(role, {"unknown": "$KUBELET_ID"}, _registry) == set()
	}
}

test_other_principals_are_clean if {
	every principal in [{"unknown": "$PIPELINE_ID"}, "00000000-0000-0000-0000-000000000000", null] {
		_messages("AcrPush", principal, _registry) == set()
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_clusters := [
	{"unknown": "${azurerm_kubernetes_cluster.shop.kubelet_identity[0].object_id}"},
	{"unknown": "[reference('aks').identityProfile.kubeletidentity.objectId]"},
	{"unknown": "$KUBELET_ID"},
]

_registry := "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/acrshop"

_messages(role, principal, scope) := {finding.message | some finding in findings} if {
	findings := rule.findings with input as {
		"type": "Microsoft.Authorization/roleAssignments",
		"properties": {"roleDefinitionId": role, "principalId": principal},
		"scope": scope,
	}
}
