# METADATA
# title: Free tier, without uptime SLA
# description: |
#   The Free tier promises no uptime of the API server, and runs it with fewer resources. Microsoft advises against it
#   for production.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
#     description: Free, Standard and Premium pricing tiers for AKS cluster management
# custom:
#   score: 4.0
#   groups: [hardening, reliability, recommended]
#   parameters:
#     allowed:
#       type: array
#       default: [standard, premium]
#       description: tiers that are allowed
#   fix: Add `--tier standard`.
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
		"message": sprintf("the cluster is of the %s tier", [lower(tier)]),
	}
}
