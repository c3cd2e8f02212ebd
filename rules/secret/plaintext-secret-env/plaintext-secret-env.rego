# METADATA
# title: Secret in plain text in an environment variable
# description: |
#   Everyone who can read the repository, now or in its history, knows the secret, and so does everyone who can view the
#   pod.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
#     description: Azure Key Vault provider for the Secrets Store CSI Driver in AKS
#   - ref: https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/
#     description: Distribute credentials securely using Secrets
# custom:
#   score: 7.8
#   groups: [recommended]
#   parameters:
#     secretNames:
#       type: array
#       items: {type: regex}
#       default: []
#       description: regular expressions (RE2) of further names whose values are secrets
#   uses: [placeholderRegex]
#   secret: true
#   fix: Revoke the secret. Take the new one from Azure Key Vault or a Secret, or use an identity.
package rules.secret["plaintext-secret-env"]

import data.parameters["plaintext-secret-env"] as parameters
import data.rules.lib.secretish
import data.rules.lib.workload

findings contains finding if {
	some path, container in workload.containers
	some i, variable in container.env
	_secret(variable)
	finding := {
		"path": array.concat(path, ["env", i, "value"]),
		"message": sprintf("%s has %s in plain text", [workload.label(path, container), variable.name]),
	}
}

_secret(variable) if secretish.plain(variable.name, variable.value, parameters.placeholderRegex)

_secret(variable) if {
	secretish.plain("password", variable.value, parameters.placeholderRegex)
	some name in parameters.secretNames
	regex.match(name, variable.name)
}
