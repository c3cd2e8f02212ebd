# METADATA
# title: Variables of workload identity set by hand
# description: |
#   The webhook of workload identity sets these variables in the containers of labelled pods, but keeps the values
#   that are already there. A hardcoded path of the token breaks when the webhook changes it, and a hardcoded tenant
#   or authority when the workload moves.
#   AZURE_CLIENT_ID alone is not reported: it chooses one of several identities.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster
#     description: Deploy and configure workload identity on AKS
# custom:
#   score: 5.8
#   groups: [identity, recommended]
#   fix: >-
#     Delete the variables. Set the tenant, if it is not that of the cluster, in the annotation
#     azure.workload.identity/tenant-id of the service account.
package rules.identity["hardcoded-workload-identity-env"]

import data.rules.lib.values
import data.rules.lib.workload
import data.rules.lib.workloadidentity

findings contains finding if {
	some path, container in workload.containers
	metadata := object.get(input, workloadidentity.metadata_path(array.slice(path, 0, count(path) - 2)), {})
	workloadidentity.labelled(metadata)
	not _skipped(metadata, container)
	some i, variable in container.env
	variable.name in _variables
	_more_than_client_id(container)
	finding := {
		"path": array.concat(path, ["env", i, "name"]),
		"message": sprintf("%s sets %s, which workload identity sets", [workload.label(path, container), variable.name]),
	}
}

_variables := {"AZURE_AUTHORITY_HOST", "AZURE_CLIENT_ID", "AZURE_FEDERATED_TOKEN_FILE", "AZURE_TENANT_ID"}

_more_than_client_id(container) if {
	some variable in container.env
	variable.name in (_variables - {"AZURE_CLIENT_ID"})
}

_skipped(metadata, container) if {
	annotation := metadata.annotations[workloadidentity.skip_containers]
	regex.match(sprintf(`(^|;)\s*%s\s*(;|$)`, [container.name]), annotation)
}

# Which containers are skipped cannot be known.
_skipped(metadata, _) if values.unknown(object.get(metadata, ["annotations", workloadidentity.skip_containers], null))

_skipped(metadata, _) if values.unknown(object.get(metadata, "annotations", null))
