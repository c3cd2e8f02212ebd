# METADATA
# title: Object in the default namespace
# description: |
#   Objects in one namespace share its quotas, network policies, roles and Secrets; the namespace default begins with
#   none of these. An object that names no namespace ends up there, unless whoever applies it chooses another.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-cluster-isolation
#     description: Best practices for cluster isolation in AKS
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
#     description: Namespaces
# custom:
#   score: 3.9
#   groups: [cis-aks, mcsb]
#   references:
#     azurePolicy: [9f061a12-e40d-4183-a00e-171812443373]
#     cisAks: [4.7.1, 4.7.3]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   parameters:
#     kinds:
#       type: array
#       items: {type: string}
#       default:
#         - ConfigMap
#         - CronJob
#         - DaemonSet
#         - Deployment
#         - HorizontalPodAutoscaler
#         - Ingress
#         - Job
#         - LimitRange
#         - NetworkPolicy
#         - PersistentVolumeClaim
#         - Pod
#         - PodDisruptionBudget
#         - PodTemplate
#         - ReplicaSet
#         - ReplicationController
#         - ResourceQuota
#         - Role
#         - RoleBinding
#         - Secret
#         - Service
#         - ServiceAccount
#         - StatefulSet
#       description: kinds of objects that need a namespace
#   fix: Set metadata.namespace to a namespace of your own.
package rules.tenancy["default-namespace"]

import data.parameters["default-namespace"] as parameters
import data.rules.lib.manifest
import data.rules.lib.values

findings contains finding if {
	input.kind in parameters.kinds
	not _made_by_kubernetes
	not _unknown
	message := _messages[object.get(input, ["metadata", "namespace"], null)]
	finding := {
		"path": ["metadata", "namespace"],
		"message": sprintf("%s %s", [manifest.label(input.kind), message]),
	}
}

_messages := {
	null: "names no namespace",
	"": "names no namespace",
	"default": "is in the namespace default",
}

_unknown if values.unknown(input.metadata)

_made_by_kubernetes if {
	some item in [
		{"kind": "ConfigMap", "name": "kube-root-ca.crt"},
		{"kind": "Service", "name": "kubernetes"},
		{"kind": "ServiceAccount", "name": "default"},
	]
	input.kind == item.kind
	input.metadata.name == item.name
}
