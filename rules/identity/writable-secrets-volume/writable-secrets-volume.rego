# METADATA
# title: Secrets Store CSI volume that is not read-only
# description: |
#   The Secrets Store CSI driver only mounts volumes that are read-only: without readOnly in the volume itself, it
#   refuses, and the pods do not start. readOnly in a volumeMount does not count.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
#     description: Azure Key Vault provider for the Secrets Store CSI driver in AKS
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-identity-access
#     description: Give the Secrets Store CSI driver an identity for Azure Key Vault
# custom:
#   score: 3.0
#   groups: [identity, recommended]
#   fix: >-
#     Set `csi.readOnly: true` in the volume.
package rules.identity["writable-secrets-volume"]

import data.rules.lib.spc
import data.rules.lib.values
import data.rules.lib.workload

findings contains finding if {
	some path, volume in spc.volumes
	read_only := object.get(volume.csi, "readOnly", null)
	read_only != true
	not values.unknown(read_only)
	finding := {
		"path": array.concat(path, ["csi", "readOnly"]),
		"message": sprintf("%s is not read-only, so the driver refuses to mount it", [workload.label(path, volume)]),
	}
}
