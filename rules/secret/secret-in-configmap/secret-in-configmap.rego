# METADATA
# title: Secret in a ConfigMap
# description: |
#   Far more people and controllers can read ConfigMaps than Secrets, and everyone who can read the repository, now or
#   in its history, knows what is in it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
#     description: Azure Key Vault provider for the Secrets Store CSI Driver in AKS
#   - ref: https://kubernetes.io/docs/concepts/configuration/configmap/
#     description: ConfigMaps
# custom:
#   score: 7.0
#   groups: [recommended]
#   uses: [placeholderRegex]
#   secret: true
#   fix: Revoke the secret, and keep the new one in Azure Key Vault or a Secret.
package rules.secret["secret-in-configmap"]

import data.parameters["secret-in-configmap"] as parameters
import data.rules.lib.manifest
import data.rules.lib.secretish

findings contains finding if {
	input.kind == "ConfigMap"
	some key, value in input.data
	secretish.plain(key, value, parameters.placeholderRegex)
	finding := {
		"path": ["data", key],
		"message": sprintf("%s has a secret in plain text in %s", [manifest.label("config map"), key]),
	}
}
