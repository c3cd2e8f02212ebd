# METADATA
# title: Verification of image signatures that is turned off
# description: |
#   Without Image Integrity, nobody notices when an image was not signed by your pipeline, or was changed since.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/image-integrity
#     description: Use Image Integrity to validate signed images before deploying them to your AKS clusters
# custom:
#   score: 5.0
#   groups: [azure-image-integrity, hardening, recommended]
#   references:
#     azurePolicy: [cf426bb8-b320-4321-8545-1b784a5df3a4]
#   supersedes: [ineffective-policy-assignment]
#   fix: |
#     Assign Image Integrity with the effect Audit, and enforce it:
#
#     - az: `--params '{"effect": {"value": "Audit"}}'`, and `--enforcement-mode Default`
#     - Terraform: `parameters = jsonencode({ effect = { value = "Audit" } })`, and `enforce = true`
#     - ARM: `properties.parameters.effect.value: Audit`, and `properties.enforcementMode: Default`
package rules.access["image-signing-disabled"]

import data.rules.lib.policy

findings contains finding if {
	policy.assigned in _verification
	lower(policy.value("effect")) == "disabled"
	finding := {
		"path": ["properties", "parameters", "effect", "value"],
		"message": "the effect Disabled turns the verification of image signatures off",
	}
}

findings contains finding if {
	policy.assigned in _verification
	lower(input.properties.enforcementMode) == "donotenforce"
	finding := {
		"path": ["properties", "enforcementMode"],
		"message": "the verification of image signatures is not enforced",
	}
}

# The initiative, and the policy in it that verifies.
_verification := {"af28bf8b-c669-4dd3-9137-1e68fdc61bd6", "cf426bb8-b320-4321-8545-1b784a5df3a4"}
