# METADATA
# title: Missing flag
# description: |
#   The command stops with "the following arguments are required" before it does anything. A resource group or registry
#   that the defaults of az configure may name is not asked for.
# related_resources:
#   - ref: https://learn.microsoft.com/cli/azure/aks
#     description: az aks
#   - ref: https://learn.microsoft.com/cli/azure/azure-cli-configuration
#     description: Configure the Azure CLI
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: Add the flag.
package rules.command["missing-required-flag"]

findings contains finding if {
	some i, name in input.missing
	is_string(name)
	finding := {
		"path": ["missing", i],
		"message": sprintf("%s requires %s (%s)", [input.words, name, input.version]),
	}
}
