# METADATA
# title: Client secret or password written into a command
# description: |
#   A secret in a script is known to everyone who can read the repository, now and in its history. It also stands in the
#   list of processes and in logs when the command runs.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/secrets/quick-create-cli
#     description: Set and retrieve a secret from Azure Key Vault using Azure CLI
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-create
#     description: az aks create
# custom:
#   score: 9.1
#   groups: [identity, recommended]
#   parameters:
#     placeholderRegex:
#       type: string
#       default: >-
#         (?i)^(\*+|x+|.*\.{3}|<.*>|(my|your|paste)[a-z _-]*|(change|replace).*|password|secret|placeholder|redacted)$
#       description: regular expression (RE2) of values that stand for a secret and are none
#   secret: true
#   fix: Revoke the secret. Take the new one from a variable that the pipeline or a key vault fills, or use an identity.
package rules.command["secret-in-command"]

findings contains finding if {
	some i, flag in input.flags
	flag.secret
	some j, value in flag.values
	is_string(value)
	value != ""
	not regex.match(data.parameters["secret-in-command"].placeholderRegex, value)
	finding := {
		"path": ["flags", i, "values", j],
		"message": sprintf("the value of %s is a secret in plain text", [flag.name]),
	}
}
