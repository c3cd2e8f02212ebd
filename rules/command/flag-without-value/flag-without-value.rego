# METADATA
# title: Flag without its value
# description: |
#   The command stops with "expected one argument" before it does anything. Often the value is on the next line, and the
#   line does not continue, or a variable without quotes is missing.
# related_resources:
#   - ref: https://learn.microsoft.com/cli/azure/use-azure-cli-successfully
#     description: How to use the Azure CLI successfully
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: Write the value behind the flag, or delete the flag.
package rules.command["flag-without-value"]

findings contains finding if {
	some i, flag in input.flags
	flag.empty == true
	finding := {
		"path": ["flags", i],
		"message": sprintf("%s needs a value (%s)", [flag.as, input.version]),
	}
}
