# METADATA
# title: hostPath volume
# description: |
#   A hostPath volume is part of the node's file system. With the right path, it exposes the node's credentials, its
#   container runtime or the files of other pods.
#   The Pod Security Standards forbid every such volume, Azure Policy only one that a container or init container
#   mounts.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: hostPath volumes
# custom:
#   score: 8.5
#   groups: [azure-baseline, azure-safeguards, azure-cis, pss-baseline, pss-restricted, mcsb, recommended]
#   references:
#     azurePolicy: [098fc59e-46c7-4d99-9b16-64990e543d75]
#     pss: [hostPathVolumes]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   parameters:
#     allowedHostPaths:
#       type: array
#       items:
#         type: object
#         required: [pathPrefix]
#         properties:
#           pathPrefix: {type: path}
#           readOnly: {type: boolean}
#       default: []
#       description: >-
#         path prefixes that are allowed, matched segment by segment; readOnly is true for one that must be mounted
#         read-only
#     windowsAllowedHostPaths:
#       type: array
#       items:
#         type: object
#         required: [pathPrefix]
#         properties:
#           pathPrefix: {type: path}
#           readOnly: {type: boolean}
#       default: []
#       description: the same for pods that select Windows nodes, where \ separates too, and case does not matter
#   uses: [reading, excludedContainers, excludedImages]
#   supersedes: [non-core-volume]
#   fix: Use a persistent volume, an emptyDir or a projected volume instead.
package rules.pod["host-path-volume"]

import data.parameters["host-path-volume"] as parameters
import data.rules.lib.control
import data.rules.lib.volume

findings contains finding if {
	some pod in control.pods
	some finding in volume.host_paths(pod, parameters)
}
