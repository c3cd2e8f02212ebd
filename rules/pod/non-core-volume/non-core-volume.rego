# METADATA
# title: Volume type outside the restricted set
# description: |
#   Volumes of other types reach into the node or to a server without the cluster's say. Most of these types are
#   deprecated or gone: CSI drivers have replaced them.
#   The Pod Security Standards judge every volume, Azure Policy only one that a container mounts.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/
#     description: Volumes
#   - ref: https://learn.microsoft.com/azure/aks/csi-storage-drivers
#     description: CSI storage drivers on AKS
# custom:
#   score: 4.5
#   groups: [azure-restricted, azure-safeguards, pss-restricted]
#   references:
#     azurePolicy: [16697877-1118-4fb1-9b65-9898ec2509ec]
#     pss: [restrictedVolumes]
#   parameters:
#     allowedVolumeTypes:
#       type: array
#       items: {type: string}
#       default: [
#         configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret
#       ]
#       description: types of volumes that are allowed; * allows all
#   uses: [reading, excludedImages]
#   fix: Use a persistent volume claim, or a volume of the type csi or ephemeral, instead.
package rules.pod["non-core-volume"]

import data.parameters["non-core-volume"] as parameters
import data.rules.lib.control
import data.rules.lib.volume

findings contains finding if {
	some pod in control.pods
	some finding in volume.types(pod, parameters)
}
