# METADATA
# title: Client secret or password in a command
# description: |
#   Everyone who can read the repository, now or in its history, knows a secret that is written into a script. When the
#   command runs, it also shows up in the process list and in logs.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/secrets/quick-create-cli
#     description: Set and retrieve a secret from Azure Key Vault using Azure CLI
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-create
#     description: az aks create
# custom:
#   score: 9.1
#   groups: [identity, recommended]
#   uses: [placeholderRegex]
#   secret: true
#   fix: Revoke the secret. Take the new one from a variable that the pipeline or a key vault fills, or use an identity.
package rules.command["secret-in-command"]

import data.parameters["secret-in-command"] as parameters
import data.rules.lib.command
import data.rules.lib.secretish

findings contains finding if {
	some i, flag in input.flags
	some j, value in command.values(flag)
	_secret(flag, value)
	finding := {
		"path": ["flags", i, "values", j],
		"message": sprintf("the value of %s is a secret in plain text", [flag.name]),
	}
}

_secret(flag, value) if {
	flag.secret
	not secretish.placeholder(value, parameters.placeholderRegex)
}

_secret(_, value) if secretish.known_format(value)
