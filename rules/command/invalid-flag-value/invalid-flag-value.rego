# METADATA
# title: Value that the flag does not accept
# description: |
#   Some flags accept only certain values, in upper or lower case. Given any other, az stops before it does anything.
# related_resources:
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-create
#     description: az aks create
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: Use one of the values that the message lists.
package rules.command["invalid-flag-value"]

import data.rules.lib.command
import data.rules.lib.values

findings contains finding if {
	some i, flag in input.flags
	flag.choices
	some j, value in command.values(flag)
	not values.listed(value, flag.choices)
	finding := {
		"path": ["flags", i, "values", j],
		"message": sprintf("%s accepts %v, not %q (%s)", [flag.name, flag.choices, value, input.version]),
	}
}

findings contains finding if {
	some i, flag in input.flags
	flag.switch == true
	finding := {
		"path": ["flags", i],
		"message": sprintf("%s is a switch and takes no value (%s)", [flag.name, input.version]),
	}
}
