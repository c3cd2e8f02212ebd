# METADATA
# title: Flag written in part
# description: |
#   az takes the beginning of a flag for the flag as long as only one begins so. The command fails, or does something
#   else, with the first az or extension that has another one: `--enable-app-routing` of `az aks update` is the Istio
#   variant.
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
		"message": sprintf("%s is short for %s, but only as long as no other flag begins so", [flag.as, full]),
	}
}
