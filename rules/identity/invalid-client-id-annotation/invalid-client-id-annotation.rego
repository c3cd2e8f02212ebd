# METADATA
# title: Client ID annotation that is not a client ID
# description: |
#   The annotation azure.workload.identity/client-id of a service account names the identity of its pods by the client
#   ID, a GUID. With anything else, such as the resource ID of the identity, pods cannot sign in.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster
#     description: Deploy and configure workload identity on AKS
# custom:
#   score: 5.5
#   groups: [broken, identity, recommended]
#   uses: [placeholderRegex]
#   fix: >-
#     Use the client ID of the managed identity, which `az identity show --query clientId` prints, or that of the app
#     registration.
package rules.identity["invalid-client-id-annotation"]

import data.parameters["invalid-client-id-annotation"] as parameters
import data.rules.lib.secretish
import data.rules.lib.workloadidentity

findings contains finding if {
	input.kind == "ServiceAccount"
	value := input.metadata.annotations[workloadidentity.client_id]
	not secretish.placeholder(value, parameters.placeholderRegex)
	fault := _fault(value)
	finding := {
		"path": ["metadata", "annotations", workloadidentity.client_id],
		"message": sprintf("%s is %s", [workloadidentity.client_id, fault]),
	}
}

_fault(value) := "empty" if {
	value == ""
} else := "a resource ID, not a client ID" if {
	startswith(lower(value), "/subscriptions/")
} else := sprintf("%q, which is not a GUID", [value]) if {
	is_string(value)
	not regex.match(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`, value)
} else := sprintf("%v, which is not a GUID", [value]) if {
	_scalar(value)
}

_scalar(value) if is_number(value)

_scalar(value) if is_boolean(value)
