# METADATA
# title: Windows container running as ContainerAdministrator
# description: |
#   ContainerAdministrator has full control of its container, and more of the kernel of its node within reach. It is
#   the default user of Windows images other than Nano Server.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/
#     description: Configure RunAsUserName for Windows pods and containers
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
#     description: Deployment safeguards in AKS
# custom:
#   score: 7.0
#   groups: [azure-safeguards]
#   references:
#     azurePolicy: [5485eac0-7e8f-4964-998b-a44f4f0c1e75]
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Set `securityContext.windowsOptions.runAsUserName` of the pod to `ContainerUser`.
package rules.pod["windows-container-administrator"]

import data.parameters["windows-container-administrator"] as parameters
import data.rules.lib.account
import data.rules.lib.control

findings contains finding if {
	some pod in control.pods
	some finding in account.windows_administrators(pod, parameters)
}
