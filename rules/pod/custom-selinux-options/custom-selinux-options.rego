# METADATA
# title: Custom SELinux options
# description: |
#   SELinux keeps the processes of a container away from the files of its node and of other containers. Another type,
#   user or role can lift that.
#   Azure Policy exempts Windows pods; the Pod Security Standards do not, and allow container_engine_t from Kubernetes
#   1.31 on.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
# custom:
#   score: 5.5
#   groups: [azure-safeguards, pss-baseline, pss-restricted, recommended]
#   references:
#     azurePolicy: [e1e6c427-07d9-46ab-9689-bfa85431e636]
#     pss: [seLinuxOptions]
#   parameters:
#     allowedTypes:
#       type: array
#       items: {type: string}
#       default: []
#       description: SELinux types that are allowed besides those of the Pod Security Standards
#   uses: [reading, excludedContainers, excludedImages]
#   fix: >-
#     Remove `type`, `user` and `role` from `seLinuxOptions`, or use a type that is allowed, such as container_t.
package rules.pod["custom-selinux-options"]

import data.parameters["custom-selinux-options"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity
import data.target

findings contains finding if {
	options := object.union(parameters, {"minor": target.minor})
	some pod in control.pods
	some finding in podsecurity.selinux(pod, options)
}
