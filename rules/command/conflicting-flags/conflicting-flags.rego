# METADATA
# title: Conflicting flags
# description: |
#   az rejects the command: one flag excludes another, or needs one that is missing. What is checked is what az checks
#   before it asks Azure, in the version that the message names.
# related_resources:
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-create
#     description: az aks create
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-update
#     description: az aks update
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: Delete one of the flags, or add the one that is missing.
package rules.command["conflicting-flags"]

findings contains finding if {
	some i, flag in input.flags
	some need in flag.needs
	finding := {
		"path": ["flags", i],
		"message": sprintf("%s needs %s (%s)", [need.flag, need.other, input.version]),
	}
}

findings contains finding if {
	some i, flag in input.flags
	some conflict in flag.conflicts
	finding := {
		"path": ["flags", i],
		"message": sprintf("%s and %s exclude each other (%s)", [conflict.flag, conflict.other, input.version]),
	}
}
