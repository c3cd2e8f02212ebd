# METADATA
# title: Client ID or tenant ID outside the annotations of the service account
# description: |
#   The webhook of workload identity reads the client ID and the tenant ID from the annotations of the service
#   account, and only there. On a pod or a workload, or as labels, they have no effect.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster
#     description: Deploy and configure workload identity on AKS
# custom:
#   score: 5.5
#   groups: [broken, identity, recommended]
#   fix: Move them to the annotations of the service account of the pods.
package rules.identity["misplaced-client-id-annotation"]

import data.rules.lib.values
import data.rules.lib.workloadidentity

findings contains finding if {
	some path, metadata in _metadata
	some field, keys in metadata
	some key in [workloadidentity.client_id, workloadidentity.tenant_id]
	value := keys[key]
	value != null
	noun := _misplaced(field)
	finding := {
		"path": values.key_path(array.concat(path, [field]), key, value),
		"message": sprintf("%s has no effect as %s", [key, noun]),
	}
}

# _metadata[path] is the metadata of a service account, a workload or its pods.
_metadata[["metadata"]] := input.metadata if input.kind == "ServiceAccount"

_metadata[["metadata"]] := input.metadata if {
	some path, _ in workloadidentity.pod_metadata
	path != ["metadata"]
}

_metadata[path] := metadata if some path, metadata in workloadidentity.pod_metadata

_misplaced("labels") := "a label, only as an annotation of the service account"

_misplaced("annotations") := sprintf("an annotation of a %s, only of its service account", [input.kind]) if {
	input.kind != "ServiceAccount"
}
