# METADATA
# title: Flag that az will remove
# description: |
#   The command works, with a warning; a later az will reject it.
# related_resources:
#   - ref: https://learn.microsoft.com/cli/azure/release-notes-azure-cli
#     description: Azure CLI release notes
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-create
#     description: az aks create
# custom:
#   score: 3.0
#   groups: [recommended]
#   fix: Use the replacement, or delete the flag.
package rules.command["deprecated-flag"]

import data.rules.lib.command

findings contains finding if {
	some i, flag in command.with_status("deprecated")
	name := sprintf("%s (%s)", [input.words, input.version])
	finding := {
		"path": ["flags", i],
		"message": sprintf("%s is deprecated in %s%s", [flag.as, name, command.instead_of(flag)]),
	}
}
