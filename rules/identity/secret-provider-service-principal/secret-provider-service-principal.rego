# METADATA
# title: Key vault read with the secret of a service principal
# description: |
#   Without another identity, the provider signs in as a service principal, whose secret pods get from a Kubernetes
#   Secret: a credential that can be stolen, expires and has to be rotated by hand, only to protect others like it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-identity-access
#     description: Give the Secrets Store CSI driver an identity for Azure Key Vault
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
# custom:
#   score: 7.3
#   groups: [hardening, identity, recommended]
#   fix: >-
#     Use workload identity: set `clientID` in the SecretProviderClass to the client ID of an identity that trusts the
#     service account of the pods, and remove `nodePublishSecretRef` from their volumes.
package rules.identity["secret-provider-service-principal"]

import data.rules.lib.spc
import data.rules.lib.values
import data.rules.lib.workload

findings contains finding if {
	spc.parameters
	not spc.given("clientID")
	not _other_identity
	finding := {
		"path": spc.path("clientID"),
		"message": "no identity is chosen, so the provider needs the secret of a service principal",
	}
}

findings contains finding if {
	some path, volume in spc.volumes
	reference := volume.csi.nodePublishSecretRef
	is_object(reference)
	not values.unknown(reference)
	finding := {
		"path": array.concat(path, ["csi", "nodePublishSecretRef"]),
		"message": sprintf("%s needs the secret of a service principal", [workload.label(path, volume)]),
	}
}

_other_identity if {
	some mode in ["usePodIdentity", "useVMManagedIdentity", "useAzureTokenProxy"]
	spc.maybe_on(mode)
}
