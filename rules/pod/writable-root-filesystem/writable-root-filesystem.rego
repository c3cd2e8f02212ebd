# METADATA
# title: Writable root filesystem
# description: |
#   Whoever breaks into a container that can write to its own files can change its programs, and leave tools there.
#   Windows has no read-only root file systems, so Windows pods are exempt.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://learn.microsoft.com/azure/aks/developer-best-practices-pod-security
#     description: Best practices for pod security in AKS
# custom:
#   score: 4.5
#   groups: [cis-aks, mcsb]
#   references:
#     azurePolicy: [
#       df49d893-a74c-421d-bc95-c663042e5b80, 8e875f96-2c56-40ca-86db-b9f6a0be7347,
#       2ae2f266-ecc3-4d26-82c5-8c3cb7774f45
#     ]
#     cisAks: ["4.7.2"]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   uses: [reading, excludedContainers, excludedImages]
#   fix: >-
#     Set `securityContext.readOnlyRootFilesystem` to `true`, and mount an emptyDir where the program writes.
package rules.pod["writable-root-filesystem"]

import data.parameters["writable-root-filesystem"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity

findings contains finding if {
	some pod in control.pods
	some finding in podsecurity.writable_root(pod, parameters)
}
