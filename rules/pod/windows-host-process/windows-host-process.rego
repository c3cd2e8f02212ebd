# METADATA
# title: Windows HostProcess container
# description: |
#   A HostProcess container runs on its Windows node itself, as one of its users: it is not isolated at all.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
#     description: Create a Windows HostProcess pod
#   - ref: https://learn.microsoft.com/azure/aks/use-windows-hpc
#     description: Use Windows HostProcess containers
# custom:
#   score: 8.0
#   groups: [azure-safeguards, pss-baseline, pss-restricted, recommended]
#   references:
#     azurePolicy: [077f0ce1-86d6-4058-bc60-de05067e8622]
#     pss: [windowsHostProcess]
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Remove `hostProcess`, or keep such pods in a namespace of their own that is exempt.
package rules.pod["windows-host-process"]

import data.parameters["windows-host-process"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity

findings contains finding if {
	some pod in control.pods
	some finding in podsecurity.windows_host_process(pod, parameters)
}
