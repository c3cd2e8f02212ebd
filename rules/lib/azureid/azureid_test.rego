package rules.lib.azureid_test

import data.rules.lib.azureid

test_level if {
	every scope, level in {
		"/": "tenant",
		"/providers/Microsoft.Management/managementGroups/root": "managementGroup",
		"/Subscriptions/{subscription}": "subscription",
		"subscriptions/1": "subscription",
		"/subscriptions/1/": "subscription",
		"/subscriptions/1/resourceGroups/rg": "resourceGroup",
	} {
		azureid.level(scope) == level
	}
}

test_level_of_anything_else_is_undefined if {
	every scope in ["", "/subscriptions", "/subscriptions/1/resourceGroups/rg/providers/a/b/c", {"unknown": "$SCOPE"}] {
		not azureid.level(scope)
	}
}

test_role if {
	every id, name in {
		"b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
		"/providers/Microsoft.Authorization/roleDefinitions/8E3AF657-A8FF-443C-A75C-2FE8C4BCB635": "Owner",
		"Reader": "Reader",
		"": "",
	} {
		azureid.role(id) == name
	}
}

test_written if {
	azureid.written("/subscriptions/1") == "/subscriptions/1"
	azureid.written({"unknown": "$AKS_ID/namespaces/shop"}) == "$AKS_ID/namespaces/shop"
	every id in [null, 1, {}] {
		not azureid.written(id)
	}
}

test_aks_roles if {
	"Azure Kubernetes Service RBAC Reader" in azureid.aks_roles
	not "Owner" in azureid.aks_roles
}
