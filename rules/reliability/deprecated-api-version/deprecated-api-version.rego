# METADATA
# title: API version that is deprecated or gone
# description: |
#   A cluster refuses objects of a version that its Kubernetes no longer serves, so an upgrade breaks the deployment.
#   One that is deprecated will be gone after a later upgrade.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
#     description: Deprecated API Migration Guide
#   - ref: https://learn.microsoft.com/azure/aks/stop-cluster-upgrade-api-breaking-changes
#     description: Stop AKS cluster upgrades automatically on API breaking changes
# custom:
#   score: 4.0
#   groups: [broken, recommended, reliability]
#   fix: Write the object in the version that replaces it.
package rules.reliability["deprecated-api-version"]

import data.target

findings contains finding if {
	[since, until, version] := _deprecated[input.apiVersion][input.kind]
	finding := {
		"path": ["apiVersion"],
		"message": sprintf("%s %s%s", [input.kind, _state(since, until), _instead(version)]),
	}
}

_state(since, until) := sprintf("is gone from %s since Kubernetes 1.%d", [input.apiVersion, until]) if {
	target.minor >= until
} else := sprintf("will be gone from %s in Kubernetes 1.%d", [input.apiVersion, until]) if {
	target.minor >= since
}

_instead("") := ""

_instead(version) := sprintf(": use %s", [version]) if version != ""

# Since which version a kind is deprecated, until which it is served, and what replaces it: by k8s.io/api 0.37, and for
# what is no longer there, by the guide above. PodSecurityPolicy has a rule of its own.
_deprecated := {
	"admissionregistration.k8s.io/v1beta1": {
		"MutatingAdmissionPolicy": [37, 40, "admissionregistration.k8s.io/v1"],
		"MutatingAdmissionPolicyBinding": [37, 40, "admissionregistration.k8s.io/v1"],
		"MutatingWebhookConfiguration": [16, 22, "admissionregistration.k8s.io/v1"],
		"ValidatingAdmissionPolicy": [31, 34, "admissionregistration.k8s.io/v1"],
		"ValidatingAdmissionPolicyBinding": [31, 34, "admissionregistration.k8s.io/v1"],
		"ValidatingWebhookConfiguration": [16, 22, "admissionregistration.k8s.io/v1"],
	},
	"apiextensions.k8s.io/v1beta1": {"CustomResourceDefinition": [16, 22, "apiextensions.k8s.io/v1"]},
	"apiregistration.k8s.io/v1beta1": {"APIService": [19, 22, "apiregistration.k8s.io/v1"]},
	"apps/v1beta1": {
		"ControllerRevision": [8, 16, "apps/v1"],
		"Deployment": [8, 16, "apps/v1"],
		"StatefulSet": [8, 16, "apps/v1"],
	},
	"apps/v1beta2": {
		"ControllerRevision": [9, 16, "apps/v1"],
		"DaemonSet": [9, 16, "apps/v1"],
		"Deployment": [9, 16, "apps/v1"],
		"ReplicaSet": [9, 16, "apps/v1"],
		"StatefulSet": [9, 16, "apps/v1"],
	},
	"autoscaling/v2beta1": {"HorizontalPodAutoscaler": [22, 25, "autoscaling/v2"]},
	"autoscaling/v2beta2": {"HorizontalPodAutoscaler": [23, 26, "autoscaling/v2"]},
	"batch/v1beta1": {"CronJob": [21, 25, "batch/v1"]},
	"certificates.k8s.io/v1beta1": {
		"CertificateSigningRequest": [19, 22, "certificates.k8s.io/v1"],
		"ClusterTrustBundle": [37, 40, "certificates.k8s.io/v1"],
		"PodCertificateRequest": [37, 40, "certificates.k8s.io/v1"],
	},
	"coordination.k8s.io/v1beta1": {
		"Lease": [19, 22, "coordination.k8s.io/v1"],
		"LeaseCandidate": [36, 39, ""],
	},
	"discovery.k8s.io/v1beta1": {"EndpointSlice": [21, 25, "discovery.k8s.io/v1"]},
	"events.k8s.io/v1beta1": {"Event": [22, 25, "events.k8s.io/v1"]},
	"extensions/v1beta1": {
		"DaemonSet": [8, 16, "apps/v1"],
		"Deployment": [8, 16, "apps/v1"],
		"Ingress": [14, 22, "networking.k8s.io/v1"],
		"NetworkPolicy": [9, 16, "networking.k8s.io/v1"],
		"ReplicaSet": [8, 16, "apps/v1"],
	},
	"flowcontrol.apiserver.k8s.io/v1beta1": {
		"FlowSchema": [23, 26, "flowcontrol.apiserver.k8s.io/v1"],
		"PriorityLevelConfiguration": [23, 26, "flowcontrol.apiserver.k8s.io/v1"],
	},
	"flowcontrol.apiserver.k8s.io/v1beta2": {
		"FlowSchema": [26, 29, "flowcontrol.apiserver.k8s.io/v1"],
		"PriorityLevelConfiguration": [26, 29, "flowcontrol.apiserver.k8s.io/v1"],
	},
	"flowcontrol.apiserver.k8s.io/v1beta3": {
		"FlowSchema": [29, 32, "flowcontrol.apiserver.k8s.io/v1"],
		"PriorityLevelConfiguration": [29, 32, "flowcontrol.apiserver.k8s.io/v1"],
	},
	"networking.k8s.io/v1beta1": {
		"IPAddress": [34, 37, "networking.k8s.io/v1"],
		"Ingress": [19, 22, "networking.k8s.io/v1"],
		"IngressClass": [19, 22, "networking.k8s.io/v1"],
		"ServiceCIDR": [34, 37, "networking.k8s.io/v1"],
	},
	"node.k8s.io/v1beta1": {"RuntimeClass": [22, 25, "node.k8s.io/v1"]},
	"policy/v1beta1": {"PodDisruptionBudget": [21, 25, "policy/v1"]},
	"rbac.authorization.k8s.io/v1beta1": {
		"ClusterRole": [17, 22, "rbac.authorization.k8s.io/v1"],
		"ClusterRoleBinding": [17, 22, "rbac.authorization.k8s.io/v1"],
		"Role": [17, 22, "rbac.authorization.k8s.io/v1"],
		"RoleBinding": [17, 22, "rbac.authorization.k8s.io/v1"],
	},
	"resource.k8s.io/v1beta1": {
		"DeviceClass": [35, 38, "resource.k8s.io/v1"],
		"ResourceClaim": [35, 38, "resource.k8s.io/v1"],
		"ResourceClaimTemplate": [35, 38, "resource.k8s.io/v1"],
		"ResourceSlice": [35, 38, "resource.k8s.io/v1"],
	},
	"resource.k8s.io/v1beta2": {
		"DeviceClass": [36, 39, "resource.k8s.io/v1"],
		"ResourceClaim": [36, 39, "resource.k8s.io/v1"],
		"ResourceClaimTemplate": [36, 39, "resource.k8s.io/v1"],
		"ResourceSlice": [36, 39, "resource.k8s.io/v1"],
	},
	"scheduling.k8s.io/v1beta1": {"PriorityClass": [14, 22, "scheduling.k8s.io/v1"]},
	"storage.k8s.io/v1beta1": {
		"CSIDriver": [19, 22, "storage.k8s.io/v1"],
		"CSINode": [17, 22, "storage.k8s.io/v1"],
		"CSIStorageCapacity": [24, 27, "storage.k8s.io/v1"],
		"StorageClass": [19, 22, "storage.k8s.io/v1"],
		"VolumeAttachment": [19, 22, "storage.k8s.io/v1"],
		"VolumeAttributesClass": [34, 37, "storage.k8s.io/v1"],
	},
	"storagemigration.k8s.io/v1beta1": {"StorageVersionMigration": [37, 40, "storagemigration.k8s.io/v1"]},
}
