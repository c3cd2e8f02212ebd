# METADATA
# title: Flag that az no longer has
# description: |
#   The command stops with "unrecognized arguments" before it does anything. It worked when it was written, so it fails
#   on the first machine with a newer az.
# related_resources:
#   - ref: https://learn.microsoft.com/cli/azure/release-notes-azure-cli
#     description: Azure CLI release notes
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-create
#     description: az aks create
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: Use the replacement, or delete the flag.
package rules.command["removed-flag"]

import data.rules.lib.command

findings contains finding if {
	some i, flag in command.with_status("removed")
	name := sprintf("%s (%s)", [input.words, input.version])
	finding := {
		"path": ["flags", i],
		"message": sprintf("%s was removed from %s%s", [flag.as, name, command.instead_of(flag)]),
	}
}
