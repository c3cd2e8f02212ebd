# METADATA
# title: Defender plan superseded by Defender for Containers
# description: |
#   The plans for Kubernetes and for container registries get no new features. The plan Containers does what both did,
#   and also watches the nodes and what runs on them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction
#     description: Overview of Microsoft Defender for Containers
#   - ref: https://learn.microsoft.com/cli/azure/security/pricing#az-security-pricing-create
#     description: az security pricing create
# custom:
#   score: 3.0
#   groups: [hardening, recommended]
#   fix: |
#     Use the plan Containers:
#
#     - az: `--name Containers`
#     - Terraform: `resource_type = "Containers"`
#     - ARM: `name: Containers`
package rules.access["superseded-defender-plan"]

import data.rules.lib.resource

# On the free tier, such a plan is off, as it should be.
findings contains finding if {
	resource.type == "Microsoft.Security/pricings"
	lower(input.name) in {"containerregistry", "kubernetesservice"}
	lower(input.properties.pricingTier) == "standard"
	finding := {
		"path": ["name"],
		"message": sprintf("the %s plan has been superseded by Containers", [input.name]),
	}
}
