# METADATA
# title: Resource of the retired AAD Pod Identity
# description: |
#   AAD Pod Identity has been retired: it gets neither fixes nor support, and its components intercept the traffic of
#   every pod to the instance metadata service. An AzureIdentity may also hold the secret of a service principal.
#   Microsoft Entra Workload ID replaces it, without components on the nodes.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-migrate-from-pod-identity
#     description: Migrate from pod identity to workload identity
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-ad-pod-identity
#     description: Pod-managed identities in AKS
# custom:
#   score: 7.5
#   groups: [broken, identity, recommended]
#   fix: >-
#     Migrate to workload identity: give the service account of the pods the annotation
#     azure.workload.identity/client-id and the pods the label azure.workload.identity/use, then delete the resource.
package rules.identity["pod-identity-resource"]

import data.rules.lib.workload

findings contains finding if {
	startswith(input.apiVersion, _prefix)
	is_string(input.kind)
	finding := {
		"path": ["apiVersion"],
		"message": sprintf("%s is a resource of AAD Pod Identity, which has been retired", [input.kind]),
	}
}

findings contains finding if {
	input.kind == "CustomResourceDefinition"
	input.spec.group == trim_suffix(_prefix, "/")
	finding := {
		"path": ["spec", "group"],
		"message": "defines a resource of AAD Pod Identity, which has been retired",
	}
}

findings contains finding if {
	some path, container in workload.containers
	contains(container.image, "/aad-pod-identity/")
	finding := {
		"path": array.concat(path, ["image"]),
		"message": sprintf("%s runs AAD Pod Identity, which has been retired", [workload.label(path, container)]),
	}
}

_prefix := "aadpodidentity.k8s.io/"
