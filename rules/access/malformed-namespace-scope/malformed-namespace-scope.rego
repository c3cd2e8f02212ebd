# METADATA
# title: Malformed namespace in the scope of a role assignment
# description: |
#   A namespace is `/namespaces/NAME` after the ID of the cluster, in the plural. With another word there, the
#   assignment fails or covers nothing.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/manage-azure-rbac
#     description: Use Azure RBAC for Kubernetes Authorization
#   - ref: https://learn.microsoft.com/cli/azure/role/assignment#az-role-assignment-create
#     description: az role assignment create
# custom:
#   score: 5.5
#   groups: [broken, recommended]
#   fix: |
#     Write the namespace as `/namespaces/NAME`:
#
#     - az: `--scope "$AKS_ID/namespaces/NAME"`
#     - Terraform: `scope = "${azurerm_kubernetes_cluster.NAME.id}/namespaces/NAME"`
#     - ARM: `scope` with `/namespaces/NAME` after the ID of the cluster
package rules.access["malformed-namespace-scope"]

import data.rules.lib.azureid
import data.rules.lib.resource

findings contains finding if {
	resource.type == "Microsoft.Authorization/roleAssignments"
	scope := azureid.written(input.scope)
	contains(lower(scope), "/namespace/")
	finding := {
		"path": ["scope"],
		"message": sprintf("the scope %q has /namespace/ instead of /namespaces/", [scope]),
	}
}
