# METADATA
# title: Legacy Entra ID integration through app registrations of your own
# description: |
#   The integration with a server and a client application was retired, and its flags were removed from az. It needs a
#   client secret that expires, and does not support Azure RBAC.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-ad-integration-cli
#     description: Integrate Microsoft Entra ID with AKS (legacy)
#   - ref: https://learn.microsoft.com/azure/aks/enable-authentication-microsoft-entra-id
#     description: Enable AKS-managed Microsoft Entra integration
# custom:
#   score: 7.2
#   groups: [hardening, identity, recommended]
#   supersedes: [cluster-lockout, entra-id-disabled, removed-flag]
#   fix: |
#     Let AKS manage the integration, and delete the app registrations:
#
#     - az: `--enable-aad` in place of `--aad-server-app-id`, `--aad-server-app-secret` and `--aad-client-app-id`
#     - Terraform: `azure_rbac_enabled`, or `admin_group_object_ids`, in the block
#       `azure_active_directory_role_based_access_control`, without `server_app_id`, `server_app_secret` and
#       `client_app_id`
#     - ARM: `properties.aadProfile.managed: true`, without `serverAppID`, `serverAppSecret` and `clientAppID`
package rules.cluster["legacy-entra-integration"]

import data.rules.lib.cluster
import data.rules.lib.values

findings contains finding if {
	_legacy
	not values.unknown(object.get(input, cluster.path(_managed), null))
	finding := {
		"path": cluster.path(_managed),
		"message": "the cluster is integrated with Entra ID through app registrations, which AKS no longer supports",
	}
}

# Even if the ID of an application is unknown, there is one.
_legacy if cluster.present("properties.aadProfile.serverAppID")

_legacy if cluster.present("properties.aadProfile.clientAppID")

# A profile that AKS does not manage is a legacy one.
_legacy if {
	cluster.present(_managed)
	cluster.value(_managed) == false
}

_managed := "properties.aadProfile.managed"
