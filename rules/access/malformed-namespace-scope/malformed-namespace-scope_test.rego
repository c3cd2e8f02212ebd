package rules.access["malformed-namespace-scope_test"]

import data.rules.access["malformed-namespace-scope"] as rule

test_singular_is_found if {
	every scope in [
		"/subscriptions/1/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks/namespace/shop",
		"/subscriptions/1/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks/Namespace/shop",
		{"unknown": "${AKS_ID}/namespace/shop"},
	] {
		_paths(scope) == {["scope"]}
	}
}

test_other_scopes_are_clean if {
	every scope in [
		"/subscriptions/1/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks/namespaces/shop",
		"/subscriptions/1/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks/managedNamespaces/shop",
		"/subscriptions/1/resourceGroups/namespace", {"unknown": "$SCOPE"}, null,
	] {
		_paths(scope) == set()
	}
}

test_other_resources_are_clean if {
	count(rule.findings) == 0 with input as {"type": "Microsoft.Authorization/locks", "scope": "/namespace/shop"}
	count(rule.findings) == 0 with input as {}
}

_paths(scope) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as {"type": "Microsoft.Authorization/roleAssignments", "scope": scope}
}
