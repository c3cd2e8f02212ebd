# METADATA
# title: Group ID missing or outside the approved ranges
# description: |
#   Files on shared volumes belong to groups. Without a group of its own, a container runs in group 0, which owns much
#   of its image and of what other containers write.
#   Only Azure Policy asks for it; Windows pods are exempt. Users are the business of root-user and missing-run-as-
#   non-root.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://learn.microsoft.com/azure/aks/developer-best-practices-pod-security
#     description: Best practices for pod security in AKS
# custom:
#   score: 3.5
#   groups: [azure-restricted, mcsb]
#   references:
#     azurePolicy: [f06ddb64-5fa3-4b77-b166-acb36f7f6042]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   parameters:
#     fsGroupRule:
#       type: string
#       enum: [MayRunAs, MustRunAs, RunAsAny]
#       default: MustRunAs
#       description: whether fsGroup must be set (MustRunAs), may be (MayRunAs), or is not judged (RunAsAny)
#     fsGroupRanges:
#       type: array
#       items:
#         type: object
#         required: [min, max]
#         properties:
#           min: {type: integer}
#           max: {type: integer, minimum: -1}
#       default: [{min: 1, max: 65535}]
#       description: IDs that are allowed for fsGroup; a max of -1 means no limit
#     runAsGroupRule:
#       type: string
#       enum: [MayRunAs, MustRunAs, RunAsAny]
#       default: MustRunAs
#       description: whether runAsGroup must be set (MustRunAs), may be (MayRunAs), or is not judged (RunAsAny)
#     runAsGroupRanges:
#       type: array
#       items:
#         type: object
#         required: [min, max]
#         properties:
#           min: {type: integer}
#           max: {type: integer, minimum: -1}
#       default: [{min: 1, max: 65535}]
#       description: IDs that are allowed for runAsGroup; a max of -1 means no limit
#     supplementalGroupsRule:
#       type: string
#       enum: [MayRunAs, MustRunAs, RunAsAny]
#       default: MustRunAs
#       description: whether supplementalGroups must be set (MustRunAs), may be (MayRunAs), or is not judged (RunAsAny)
#     supplementalGroupsRanges:
#       type: array
#       items:
#         type: object
#         required: [min, max]
#         properties:
#           min: {type: integer}
#           max: {type: integer, minimum: -1}
#       default: [{min: 1, max: 65535}]
#       description: IDs that are allowed for supplementalGroups; a max of -1 means no limit
#   uses: [reading, excludedContainers, excludedImages]
#   fix: >-
#     Set `runAsGroup`, `fsGroup` and `supplementalGroups` in the pod's `securityContext` to IDs from 1 to 65535.
package rules.pod["unapproved-user-or-group"]

import data.parameters["unapproved-user-or-group"] as parameters
import data.rules.lib.account
import data.rules.lib.control

findings contains finding if {
	some pod in control.pods
	some finding in account.groups(pod, parameters)
}
