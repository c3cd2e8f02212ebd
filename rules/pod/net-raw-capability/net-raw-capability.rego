# METADATA
# title: Added NET_RAW capability
# description: |
#   NET_RAW lets a container send packets of any kind, so it can answer ARP and DNS requests in the name of other pods.
#   The Pod Security Standards forbid it from the baseline level up. The baseline initiative of Azure Policy allows it,
#   so the rule is not in the group azure-baseline; where Azure Policy forbids it, Windows pods are exempt.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: Linux capabilities
# custom:
#   score: 6.0
#   groups: [azure-safeguards, pss-baseline, pss-restricted, recommended]
#   references:
#     azurePolicy: [a27c700f-8a22-44ec-961c-41625264370b]
#     pss: [capabilities_baseline]
#   uses: [reading, excludedContainers, excludedImages]
#   supersedes: [added-capability]
#   fix: Remove NET_RAW from `securityContext.capabilities.add`; ping works without it.
package rules.pod["net-raw-capability"]

import data.parameters["net-raw-capability"] as parameters
import data.rules.lib.capability
import data.rules.lib.control

findings contains finding if {
	some pod in control.pods
	some finding in capability.net_raw(pod, parameters)
}
