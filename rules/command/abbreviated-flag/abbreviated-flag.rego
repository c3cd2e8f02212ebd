# METADATA
# title: Abbreviated flag
# description: |
#   az accepts the beginning of a flag as long as no other flag starts the same way. Once a newer az or extension adds
#   one, the command fails or does something else: `az aks update --enable-app-routing` enables the Istio variant.
# related_resources:
#   - ref: https://docs.python.org/3/library/argparse.html#argument-abbreviations-prefix-matching
#     description: 'argparse: argument abbreviations'
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-create
#     description: az aks create
# custom:
#   score: 2.0
#   groups: [reliability]
#   fix: Write the flag in full.
package rules.command["abbreviated-flag"]

findings contains finding if {
	some i, flag in input.flags
	flag.abbreviated == true
	full := sprintf("%s (%s)", [flag.name, input.version])
	finding := {
		"path": ["flags", i],
		"message": sprintf("%s is short for %s, but only until another flag starts the same way", [flag.as, full]),
	}
}
