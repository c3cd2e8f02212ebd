# METADATA
# title: Azure IDs
# description: What the ID of a resource in Azure says by itself.
package rules.lib.azureid

import data.rules.lib.values

# METADATA
# description: |
#   which level a scope is: tenant, managementGroup, subscription or resourceGroup. Undefined if it is narrower, or not
#   known.
level(scope) := name if {
	some name, pattern in _levels
	regex.match(pattern, lower(scope))
}

_levels := {
	"managementGroup": `^/?providers/microsoft\.management/managementgroups/[^/]+/?$`,
	"resourceGroup": `^/?subscriptions/[^/]+/resourcegroups/[^/]+/?$`,
	"subscription": `^/?subscriptions/[^/]+/?$`,
	"tenant": `^/$`,
}

# METADATA
# description: |
#   an ID as it is written. A variable or reference hides only a part of it: ${CLUSTER_ID}/namespaces/shop ends in a
#   namespace, and ${azurerm_container_registry.shop.id} is a registry.
# scope: document
written(id) := id if is_string(id)

written(id) := id.unknown if values.unknown(id)

# METADATA
# description: the name of the role that an ID stands for, if it is a known one; otherwise what was given, as a name is
role(id) := object.get(_roles, parts[count(parts) - 1], id) if parts := split(lower(id), "/")

# METADATA
# description: the names of the built-in roles for AKS
aks_roles contains name if {
	some name in _roles
	startswith(name, "Azure Kubernetes Service ")
}

# https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
_roles := {
	"00482a5a-887f-4fb3-b363-3b7fe8e74483": "Key Vault Administrator",
	"090c5cfd-751d-490a-894a-3ce6f1109419": "Azure Service Bus Data Owner",
	"0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8": "Azure Kubernetes Service Cluster Admin Role",
	"14b46e9e-c2b7-41b4-b07b-48a6ebf60603": "Key Vault Crypto Officer",
	"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
	"18ed5180-3e48-46fd-8541-4ea054d57064": "Azure Kubernetes Service Policy Add-on Deployment",
	"1afdec4b-e479-420e-99e7-f82237c7c5e6": "Azure Kubernetes Service Cluster Monitoring User",
	"233ca253-b031-42ff-9fba-87ef12d6b55f": "Azure Kubernetes Service Arc Cluster User Role",
	"289d8817-ee69-43f1-a0af-43a45505b488": "Azure Kubernetes Service Namespace Contributor",
	"2a1e307c-b015-4ebd-883e-5b7698a07328": "Container Registry Repository Writer",
	"2a2b9908-6ea1-4ae2-8e65-a410df84e7d1": "Storage Blob Data Reader",
	"2efddaa5-3f1f-4df3-97df-af3f13818f4c": "Container Registry Repository Contributor",
	"3498e952-d568-435e-9b2c-8d77e338d7f7": "Azure Kubernetes Service RBAC Admin",
	"4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
	"4abbcc35-e782-43d8-92c5-2d3f1bd2253f": "Azure Kubernetes Service Cluster User Role",
	"5d3f1697-4507-4d08-bb4a-477695db5f82": "Azure Kubernetes Service Arc Contributor Role",
	"7f6c6a51-bcf8-42ba-9220-52d62157d7db": "Azure Kubernetes Service RBAC Reader",
	"8311e382-0749-4cb8-b61a-304f252e45ec": "AcrPush",
	"8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
	"a4417e6f-fecd-4de8-b567-7b0420556985": "Key Vault Certificates Officer",
	"a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb": "Azure Kubernetes Service RBAC Writer",
	"b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b": "Azure Kubernetes Service RBAC Cluster Admin",
	"b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
	"b29efa5f-7782-4dc3-9537-4d5bc70a5e9f": "Azure Kubernetes Service Arc Cluster Admin Role",
	"b7e6dc6d-f1e8-4753-8033-0f276bb0955b": "Storage Blob Data Owner",
	"b86a8fe4-44ce-4948-aee5-eccb2c155cd7": "Key Vault Secrets Officer",
	"ba92f5b4-2d11-453d-a403-e96b0029c9fe": "Storage Blob Data Contributor",
	"c2f4ef07-c644-48eb-af81-4b1b4947fb11": "AcrDelete",
	"c9f76ca8-b262-4b10-8ed2-09cf0948aa35": "Azure Kubernetes Service Namespace User",
	"ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8": "Azure Kubernetes Service Contributor Role",
	"f526a384-b230-433a-b45c-95f59c4a2dec": "Azure Event Hubs Data Owner",
	"f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
}
