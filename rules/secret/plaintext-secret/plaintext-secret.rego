# METADATA
# title: Secret in plain text in a manifest
# description: |
#   Base64 is not encryption: everyone who can read the repository, now or in its history, knows what is in the Secret.
#   Only values that look like a secret, by their key or their format, are reported.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
#     description: Azure Key Vault provider for the Secrets Store CSI Driver in AKS
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#     description: Good practices for Kubernetes Secrets
# custom:
#   score: 7.5
#   groups: [cis-aks, recommended]
#   references:
#     cisAks: [4.5.2]
#   uses: [placeholderRegex]
#   secret: true
#   fix: Revoke the secret. Keep the new one in Azure Key Vault, or encrypt the Secret, for example with SOPS.
package rules.secret["plaintext-secret"]

import data.parameters["plaintext-secret"] as parameters
import data.rules.lib.manifest
import data.rules.lib.secretish

findings contains finding if {
	some path, value in _values
	key := path[1]
	not secretish.entra(key) # which entra-client-secret reports
	secretish.plain(key, value, parameters.placeholderRegex)
	finding := {
		"path": path,
		"message": sprintf("%s has %s in plain text", [manifest.label("secret"), key]),
	}
}

_values[["stringData", key]] := value if {
	_judged
	some key, value in input.stringData
}

_values[["data", key]] := base64.decode(value) if {
	_judged
	some key, value in input.data
	base64.is_valid(value)
}

_judged if {
	input.kind == "Secret"
	not input.sops # encrypted
	not _release
}

# Helm keeps manifests in it.
_release if input.type == "helm.sh/release.v1"
