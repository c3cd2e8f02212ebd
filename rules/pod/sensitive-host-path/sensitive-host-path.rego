# METADATA
# title: Mounted sensitive directory of the node
# description: |
#   With such a directory, a container can read the secrets of other pods, change what the node runs, or reach its
#   devices.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: hostPath volumes
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
# custom:
#   score: 8.3
#   groups: [hardening, recommended]
#   parameters:
#     sensitiveHostPaths:
#       type: array
#       items: {type: path}
#       default: [
#         /, /boot, /dev, /etc, /lib, /proc, /root, /sys, /usr, /var/lib/docker, /var/lib/kubelet, 'C:\'
#       ]
#       description: paths that must not be mounted, nor what they are in
#   uses: [excludedContainers, excludedImages]
#   supersedes: [host-path-volume, non-core-volume]
#   fix: >-
#     Mount only the folder that the pod needs, or use a persistent volume, an emptyDir or a projected volume.
package rules.pod["sensitive-host-path"]

import data.parameters["sensitive-host-path"] as parameters
import data.rules.lib.control
import data.rules.lib.volume

findings contains finding if {
	some pod in control.pods
	some finding in volume.exposed(pod, parameters, parameters.sensitiveHostPaths)
}
