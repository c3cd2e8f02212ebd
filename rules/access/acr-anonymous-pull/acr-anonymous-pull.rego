# METADATA
# title: Anonymous pull from a registry
# description: |
#   Anyone on the internet can list and download every image, with the code and whatever else is in it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/anonymous-pull-access
#     description: Make your container registry content publicly available
#   - ref: https://learn.microsoft.com/cli/azure/acr#az-acr-update
#     description: az acr update
# custom:
#   score: 6.0
#   groups: [hardening, recommended]
#   references:
#     azurePolicy: [9f2dea28-e834-476c-99c5-3507b4728395]
#   fix: |
#     Require a sign-in to pull:
#
#     - az: `--anonymous-pull-enabled false`
#     - Terraform: `anonymous_pull_enabled = false`
#     - ARM: `properties.anonymousPullEnabled: false`
package rules.access["acr-anonymous-pull"]

import data.rules.lib.resource

findings contains finding if {
	resource.type == "Microsoft.ContainerRegistry/registries"
	input.properties.anonymousPullEnabled == true
	finding := {
		"path": ["properties", "anonymousPullEnabled"],
		"message": "anyone can pull images from the registry without signing in",
	}
}
