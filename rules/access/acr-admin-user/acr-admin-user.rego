# METADATA
# title: Admin user of a registry
# description: |
#   The admin user is one account with two passwords that everyone shares. It can push and pull anything, and the log
#   cannot tell who did.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-authentication
#     description: Authenticate with an Azure container registry
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-best-practices
#     description: Best practices for Azure Container Registry
# custom:
#   score: 7.0
#   groups: [hardening, mcsb, recommended]
#   references:
#     azurePolicy: [dc921057-6b28-4fbe-9b83-f7bec05db6c2]
#     mcsb: [MCSBv2-IM-1]
#   fix: |
#     Turn the admin user off, and sign in with an identity that has AcrPull or AcrPush:
#
#     - az: `--admin-enabled false`
#     - Terraform: `admin_enabled = false`
#     - ARM: `properties.adminUserEnabled: false`
package rules.access["acr-admin-user"]

import data.rules.lib.resource

findings contains finding if {
	resource.type == "Microsoft.ContainerRegistry/registries"
	input.properties.adminUserEnabled == true
	finding := {
		"path": ["properties", "adminUserEnabled"],
		"message": "the registry has an admin user, whose password everyone shares",
	}
}
