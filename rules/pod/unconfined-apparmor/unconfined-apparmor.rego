# METADATA
# title: AppArmor profile overridden or switched off
# description: |
#   AppArmor limits which files, capabilities and system calls a container can use. Without a profile, or with one
#   that is not known, a break-in goes further.
#   Azure Policy exempts Windows pods; the Pod Security Standards do not.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubernetes.io/docs/tutorials/security/apparmor/
#     description: Restrict a container's access to resources with AppArmor
#   - ref: https://learn.microsoft.com/azure/aks/secure-container-access
#     description: Secure container access to resources in AKS
# custom:
#   score: 5.5
#   groups: [azure-safeguards, pss-baseline, pss-restricted, mcsb, recommended]
#   references:
#     azurePolicy: [511f5417-5d12-434d-ab2e-816901e72a5e]
#     pss: [appArmorProfile]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   parameters:
#     allowedProfiles:
#       type: array
#       items: {type: string}
#       default: [runtime/default, localhost/*]
#       description: profiles that are allowed, as annotations name them; a trailing * stands for any text
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Remove `appArmorProfile` and its annotation, or set `type` to `RuntimeDefault`.
package rules.pod["unconfined-apparmor"]

import data.parameters["unconfined-apparmor"] as parameters
import data.rules.lib.control
import data.rules.lib.podsecurity

findings contains finding if {
	some pod in control.pods
	some finding in podsecurity.apparmor(pod, parameters)
}
