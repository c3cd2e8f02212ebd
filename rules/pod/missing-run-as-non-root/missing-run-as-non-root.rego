# METADATA
# title: Container not bound to run as non-root
# description: |
#   Root in a container is root on the node as soon as the container is broken out of. With `runAsNonRoot`, the
#   kubelet does not start a container whose image runs as root.
#   The Pod Security Standards do not ask it of a pod with a user namespace of its own, from Kubernetes 1.35 on. Azure
#   Policy does not if the container runs as a user with another ID than 0, and exempts Windows pods.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://learn.microsoft.com/azure/aks/developer-best-practices-pod-security
#     description: Best practices for pod security in AKS
# custom:
#   score: 7.0
#   groups: [azure-restricted, azure-safeguards, pss-restricted, cis-aks, mcsb]
#   references:
#     azurePolicy: [
#       f06ddb64-5fa3-4b77-b166-acb36f7f6042, 2fe7ba7d-f670-41f5-8b70-b61dc7dfbe18,
#       fed6510d-00b9-40db-a347-933125a6a327
#     ]
#     pss: [runAsNonRoot]
#     cisAks: ["4.2.6"]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Set `securityContext.runAsNonRoot` of the pod to `true`.
package rules.pod["missing-run-as-non-root"]

import data.parameters["missing-run-as-non-root"] as parameters
import data.rules.lib.account
import data.rules.lib.control
import data.target

findings contains finding if {
	options := object.union(parameters, {"minor": target.minor})
	some pod in control.pods
	some finding in account.run_as_non_root(pod, options)
}
