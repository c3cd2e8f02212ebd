# METADATA
# title: Free tier without an uptime SLA
# description: |
#   The Free tier does not guarantee the uptime of the API server, and runs it with fewer resources. Microsoft advises
#   against it for production.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
#     description: Free, Standard and Premium pricing tiers for AKS cluster management
# custom:
#   score: 4.0
#   groups: [hardening, reliability, recommended]
#   parameters:
#     allowed:
#       type: array
#       items: {type: string, enum: [free, standard, premium]}
#       default: [standard, premium]
#       description: allowed tiers
#   fix: |
#     Choose the Standard or the Premium tier:
#
#     - az: `--tier standard`
#     - Terraform: `sku_tier = "Standard"`
#     - ARM: `sku.tier: Standard`
package rules.cluster["free-tier"]

import data.parameters["free-tier"] as parameters
import data.rules.lib.cluster
import data.rules.lib.values

findings contains finding if {
	tier := cluster.value("sku.tier")
	values.listed(tier, ["free", "standard", "premium"]) # what is none of them says nothing
	not values.listed(tier, parameters.allowed)
	finding := {
		"path": cluster.path("sku.tier"),
		"message": sprintf("the cluster is on the %s tier", [lower(tier)]),
	}
}
