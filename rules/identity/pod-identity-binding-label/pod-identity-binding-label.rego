# METADATA
# title: Pod that uses the retired AAD Pod Identity
# description: |
#   The label aadpodidbinding gives a pod its identity through AAD Pod Identity, which has been retired. Where its
#   components are not installed, the label has no effect, and the pod has no identity.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-migrate-from-pod-identity
#     description: Migrate from pod identity to workload identity
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-ad-pod-identity
#     description: Pod-managed identities in AKS
# custom:
#   score: 7.3
#   groups: [broken, identity, recommended]
#   fix: >-
#     Replace the label by `azure.workload.identity/use: "true"`, and give the service account of the pod the
#     annotation azure.workload.identity/client-id.
package rules.identity["pod-identity-binding-label"]

import data.rules.lib.values
import data.rules.lib.workloadidentity

findings contains finding if {
	some path, metadata in workloadidentity.pod_metadata
	binding := metadata.labels.aadpodidbinding
	binding != null
	finding := {
		"path": values.key_path(array.concat(path, ["labels"]), "aadpodidbinding", binding),
		"message": "the pod gets its identity from AAD Pod Identity, which has been retired",
	}
}
