# METADATA
# title: FlexVolume driver
# description: |
#   A FlexVolume driver is a binary that runs as root on the node. FlexVolumes have been deprecated since Kubernetes
#   1.23, and AKS has no drivers for them: azure/kv was replaced by the Secrets Store CSI driver.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#flexvolume
#     description: FlexVolume
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
#     description: Azure Key Vault provider for Secrets Store CSI driver in AKS
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
# custom:
#   score: 5.0
#   groups: [pss-restricted, recommended]
#   references:
#     azurePolicy: [f4a8fce0-2dd5-4c21-9a36-8f0ec809d663]
#     pss: [restrictedVolumes]
#   parameters:
#     allowedFlexVolumeDrivers:
#       type: array
#       items: {type: string}
#       default: []
#       description: drivers that are allowed
#   uses: [reading]
#   supersedes: [non-core-volume]
#   fix: Use a CSI driver; for azure/kv, the Azure Key Vault provider for the Secrets Store CSI driver.
package rules.pod["flex-volume"]

import data.parameters["flex-volume"] as parameters
import data.rules.lib.control
import data.rules.lib.volume

findings contains finding if {
	some pod in control.pods
	some finding in volume.flex(pod, parameters)
}
