# METADATA
# title: Host name in a probe or lifecycle handler
# description: |
#   The kubelet calls what a probe or lifecycle handler names, from the network of the node. With a host of its own
#   choice, a pod can so reach what only nodes can reach, such as the metadata service.
#   The Pod Security Standards forbid it from Kubernetes 1.34 on. There is no Azure Policy about it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
#     description: Configure liveness, readiness and startup probes
# custom:
#   score: 3.8
#   groups: [pss-baseline, pss-restricted, recommended]
#   references:
#     pss: [hostProbesAndHostLifecycle]
#   uses: [excludedContainers, excludedImages]
#   fix: Remove `host`; without it, the kubelet calls the pod. To choose a virtual host, set the header Host.
package rules.pod["host-in-probe"]

import data.parameters["host-in-probe"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity
import data.target

findings contains finding if {
	options := object.union(parameters, {"minor": target.minor})
	some pod in control.pods
	some finding in podsecurity.handler_hosts(pod, options)
}
