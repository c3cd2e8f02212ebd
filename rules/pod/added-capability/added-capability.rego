# METADATA
# title: Added capability other than NET_BIND_SERVICE
# description: |
#   A container that drops all capabilities and adds some of them back keeps what these allow. Only binding a port
#   below 1024 is harmless.
#   The Pod Security Standards accept names only in upper case; Azure Policy ignores case. Azure Policy exempts
#   Windows pods by their node selector; the Pod Security Standards do so by `os`, from Kubernetes 1.25 on.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: Linux capabilities
# custom:
#   score: 4.8
#   groups: [azure-safeguards, pss-restricted]
#   references:
#     azurePolicy: [c26596ff-4d70-4e6a-9a30-c2506bd2f80c]
#     pss: [capabilities_restricted]
#   parameters:
#     allowedCapabilities:
#       type: array
#       items: {type: string}
#       default: [NET_BIND_SERVICE]
#       description: capabilities that are allowed; * allows all
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Remove the capability from `securityContext.capabilities.add`.
package rules.pod["added-capability"]

import data.parameters["added-capability"] as parameters
import data.rules.lib.capability
import data.rules.lib.control
import data.target

findings contains finding if {
	options := object.union(parameters, {"minor": target.minor})
	some pod in control.pods
	some finding in capability.restricted(pod, options)
}
