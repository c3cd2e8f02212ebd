# METADATA
# title: Docker Content Trust, which is being retired
# description: |
#   Azure Container Registry removes Docker Content Trust on 31 March 2028, and since 31 May 2026 no registry can begin
#   to use it. What relies on its signatures will stop working.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-content-trust-deprecation
#     description: Transition from Docker Content Trust to the Notary Project
# custom:
#   score: 3.0
#   groups: [hardening, recommended]
#   fix: |
#     Sign images with Notation, verify them with Image Integrity, and then turn Docker Content Trust off:
#
#     - az: `az acr config content-trust update --status disabled`
#     - Terraform: remove `trust_policy_enabled` or `trust_policy`
#     - ARM: `properties.policies.trustPolicy.status: disabled`
package rules.access["docker-content-trust"]

import data.rules.lib.resource

findings contains finding if {
	resource.type == "Microsoft.ContainerRegistry/registries"
	lower(input.properties.policies.trustPolicy.status) == "enabled"
	finding := {
		"path": ["properties", "policies", "trustPolicy", "status"],
		"message": "the registry uses Docker Content Trust, which is removed on 31 March 2028",
	}
}
