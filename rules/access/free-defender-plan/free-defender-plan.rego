# METADATA
# title: Defender for Containers plan on the free tier
# description: |
#   On the free tier, nothing watches the clusters and registries of the subscription: there is no threat detection at
#   run time and no image scanning.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction
#     description: Overview of Microsoft Defender for Containers
#   - ref: https://learn.microsoft.com/cli/azure/security/pricing#az-security-pricing-create
#     description: az security pricing create
# custom:
#   score: 7.0
#   groups: [hardening, mcsb, recommended]
#   references:
#     azurePolicy:
#       [
#         1c988dd6-ade4-430f-a608-2a3e5b0a6d38, c9ddb292-b203-4738-aead-18e2716e858f,
#         efd4031d-b232-4595-babf-ae817348e91b
#       ]
#     mcsb: [MCSBv1-LT-1, MCSBv1-LT-2, MCSBv1-IR-3, MCSBv1-IR-5, MCSBv2-LT-1, MCSBv2-LT-2]
#   fix: |
#     Put the plan Containers on the standard tier:
#
#     - az: `--name Containers --tier standard`
#     - Terraform: `resource_type = "Containers"` and `tier = "Standard"`
#     - ARM: `name: Containers` and `properties.pricingTier: Standard`
package rules.access["free-defender-plan"]

import data.rules.lib.resource

findings contains finding if {
	resource.type == "Microsoft.Security/pricings"
	lower(input.name) == "containers"
	lower(input.properties.pricingTier) == "free"
	finding := {
		"path": ["properties", "pricingTier"],
		"message": "the Containers plan is on the free tier, which turns off Defender for Containers",
	}
}
