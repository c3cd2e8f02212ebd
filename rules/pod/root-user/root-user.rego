# METADATA
# title: Container running as UID 0
# description: |
#   Root in a container is root on the node as soon as the container is broken out of.
#   The Pod Security Standards allow it in a pod with a user namespace of its own, from Kubernetes 1.35 on. Azure
#   Policy exempts Windows pods.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
#     description: User namespaces
# custom:
#   score: 7.0
#   groups: [azure-restricted, azure-safeguards, pss-restricted, cis-aks, recommended]
#   references:
#     azurePolicy: [
#       f06ddb64-5fa3-4b77-b166-acb36f7f6042, a8e3ce3c-cac3-4402-a28a-03ee3ede9790,
#       97de439f-fd35-4d43-a693-3644f51a51fd, fe74a23d-79e4-401c-bd0d-fd7a5b35af32
#     ]
#     pss: [runAsUser]
#     cisAks: ["4.2.6"]
#   uses: [reading, excludedContainers, excludedImages]
#   supersedes: [missing-run-as-non-root]
#   fix: Set `runAsUser` to another ID, or remove it if the image names a user.
package rules.pod["root-user"]

import data.parameters["root-user"] as parameters
import data.rules.lib.account
import data.rules.lib.control
import data.target

findings contains finding if {
	options := object.union(parameters, {"minor": target.minor})
	some pod in control.pods
	some finding in account.root_users(pod, options)
}
