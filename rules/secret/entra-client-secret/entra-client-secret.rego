# METADATA
# title: Client secret of Microsoft Entra ID in Kubernetes
# description: |
#   A client secret works from anywhere until it expires, and has to be stored, shared and rotated. Workload identity
#   needs none, but Azure SDKs prefer AZURE_CLIENT_SECRET if it is set.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-migrate-from-pod-identity
#     description: Migrate to workload identity
# custom:
#   score: 8.2
#   groups: [hardening, identity, cis-aks, recommended]
#   references:
#     cisAks: [4.5.2]
#   supersedes: [plaintext-secret-env]
#   secret: true
#   fix: Revoke the secret, and use Microsoft Entra Workload ID.
package rules.secret["entra-client-secret"]

import data.rules.lib.manifest
import data.rules.lib.secretish
import data.rules.lib.workload

findings contains finding if {
	input.kind == "Secret"
	some field in ["data", "stringData"]
	some key, value in input[field]
	secretish.entra(key)
	is_string(value)
	value != ""
	finding := {
		"path": [field, key],
		"message": sprintf("%s has the client secret of an application in %s", [manifest.label("secret"), key]),
	}
}

findings contains finding if {
	some path, container in workload.containers
	some i, variable in container.env
	variable.name == "AZURE_CLIENT_SECRET"
	some field in ["value", "valueFrom"]
	_given(variable[field])
	finding := {
		"path": array.concat(path, ["env", i, field]),
		"message": sprintf("%s gets the client secret of an application", [workload.label(path, container)]),
	}
}

_given(value) if {
	is_string(value)
	value != ""
}

_given(value) if is_object(value.secretKeyRef)

_given(value) if is_object(value.configMapKeyRef)
