# METADATA
# title: Unsafe sysctl
# description: |
#   A kernel parameter that is not confined to the pod changes the node for all pods on it, or exhausts it.
#   The list of safe ones grows with Kubernetes: 1.27, 1.29, 1.32 and 1.37 add to it. Azure Policy exempts Windows
#   pods; the Pod Security Standards do not.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
#     description: Using sysctls in a Kubernetes cluster
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
#     description: Deployment safeguards in AKS
# custom:
#   score: 6.0
#   groups: [azure-safeguards, pss-baseline, pss-restricted, recommended]
#   references:
#     azurePolicy: [56d0a13f-712f-466b-8416-56fb354fb823, 5e5a0673-649e-4d50-bf9d-5a387a4e2081]
#     pss: [sysctls]
#   parameters:
#     allowedSysctls:
#       type: array
#       items: {type: string}
#       default: []
#       description: sysctls that are allowed besides the safe ones; a trailing * stands for any text
#   uses: [reading]
#   fix: Remove the sysctl, or set it for a node pool of its own with `--linux-os-config`.
package rules.pod["unsafe-sysctl"]

import data.parameters["unsafe-sysctl"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity
import data.target

findings contains finding if {
	options := object.union(parameters, {"minor": target.minor})
	some pod in control.pods
	some finding in podsecurity.sysctls(pod, options)
}
