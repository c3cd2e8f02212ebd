# METADATA
# title: Entra-integrated cluster without an admin group
# description: |
#   With Entra ID but without Azure RBAC, the only administrators that a new cluster knows are its admin groups. If it
#   has none, only the local account is left.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/enable-authentication-microsoft-entra-id
#     description: Enable AKS-managed Microsoft Entra integration
# custom:
#   score: 5.5
#   groups: [identity, recommended]
#   references:
#     azurePolicy: [36a27de4-199b-40fb-b336-945a8475d6c5]
#   parameters:
#     minGroups:
#       type: integer
#       default: 1
#       description: minimum number of admin groups
#   fix: |
#     Name an Entra group by its object ID, or turn on Azure RBAC:
#
#     - az: `--aad-admin-group-object-ids ID`, or `--enable-azure-rbac`
#     - Terraform: `admin_group_object_ids = [ID]`, or `azure_rbac_enabled = true`, in the block
#       `azure_active_directory_role_based_access_control`
#     - ARM: `properties.aadProfile.adminGroupObjectIDs: [ID]`, or `properties.aadProfile.enableAzureRBAC: true`
package rules.cluster["missing-entra-admin-group"]

import data.parameters["missing-entra-admin-group"] as parameters
import data.rules.lib.cluster
import data.rules.lib.values

findings contains finding if {
	cluster.value("properties.aadProfile.managed") == true
	cluster.value("properties.aadProfile.enableAzureRBAC") == false
	groups := cluster.value(_groups)
	_complete(groups)
	wanted := parameters.minGroups
	count(groups) < wanted
	finding := {
		"path": cluster.path(_groups),
		"message": sprintf("the cluster has too few Entra admin groups: %d of %d", [count(groups), wanted]),
	}
}

findings contains finding if {
	some i, group in cluster.value(_groups)
	is_string(group)
	not regex.match(`^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$`, group)
	finding := {
		"path": array.concat(cluster.path(_groups), [i]),
		"message": sprintf("%q is not the object ID of an Entra group", [group]),
	}
}

# An unknown element may stand for any number of groups.
_complete(groups) if {
	is_array(groups)
	every group in groups {
		not values.unknown(group)
	}
}

_groups := "properties.aadProfile.adminGroupObjectIDs"
