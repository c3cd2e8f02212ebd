# METADATA
# title: Workload identity
# description: |
#   What the webhook of Microsoft Entra Workload ID reads: the label of pods, and the annotations of pods and service
#   accounts.
package rules.lib.workloadidentity

import data.rules.lib.values
import data.rules.lib.workload

# METADATA
# description: the label of a pod that uses workload identity; only the value "true" counts
label := "azure.workload.identity/use"

# METADATA
# description: the annotation of a service account with the client ID of its identity
client_id := "azure.workload.identity/client-id"

# METADATA
# description: the annotation of a service account with the tenant of its identity
tenant_id := "azure.workload.identity/tenant-id"

# METADATA
# description: the annotation of a pod or service account with the lifetime of the token, in seconds
token_expiration := "azure.workload.identity/service-account-token-expiration"

# METADATA
# description: the annotation of a pod with the names of containers that the webhook leaves alone, between semicolons
skip_containers := "azure.workload.identity/skip-containers"

# METADATA
# description: metadata_path(pod) is the path of the metadata of the pod whose spec is at path pod
metadata_path(pod) := array.concat(array.slice(pod, 0, count(pod) - 1), ["metadata"])

# METADATA
# description: pod_metadata[path] is the metadata of a pod or a template of pods, if known; {} if there is none
# scope: document
pod_metadata[path] := metadata if {
	some pod, _ in workload.pods
	path := metadata_path(pod)
	metadata := object.get(input, path, {})
	is_object(metadata)
	not values.unknown(metadata)
}

pod_metadata[path] := {} if {
	some pod, _ in workload.pods
	path := metadata_path(pod)
	object.get(input, path, {}) == null
}

# METADATA
# description: true if the metadata of a pod makes it use workload identity
labelled(metadata) if metadata.labels[label] == "true"
