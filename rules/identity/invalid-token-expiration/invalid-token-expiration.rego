# METADATA
# title: Token lifetime outside 3600 to 86400 seconds
# description: |
#   The webhook of workload identity accepts a lifetime of 3600 to 86400 seconds for the token of a service account.
#   With any other, it refuses to admit the pods.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#     description: Microsoft Entra Workload ID with AKS
# custom:
#   score: 3.0
#   groups: [broken, identity, recommended]
#   fix: >-
#     Write a number of seconds from 3600 to 86400, in quotes, or remove the annotation: the default is 3600.
package rules.identity["invalid-token-expiration"]

import data.rules.lib.workloadidentity

findings contains finding if {
	some path, metadata in _metadata
	fault := _fault(metadata.annotations[workloadidentity.token_expiration])
	finding := {
		"path": array.concat(path, ["annotations", workloadidentity.token_expiration]),
		"message": sprintf("the token lifetime %s", [fault]),
	}
}

# _metadata[path] is the metadata of a service account or of pods.
_metadata[["metadata"]] := input.metadata if input.kind == "ServiceAccount"

_metadata[path] := metadata if some path, metadata in workloadidentity.pod_metadata

# The webhook treats an empty value as absent.
_fault(value) := sprintf("%q is not a whole number of seconds", [value]) if {
	is_string(value)
	not regex.match(`^([+-]?[0-9]+)?$`, value)
}

_fault(value) := sprintf("%s is not between 3600 and 86400 seconds", [value]) if {
	regex.match(`^[+-]?[0-9]+$`, value)
	not _in_range(to_number(trim_prefix(value, "+")))
}

_fault(value) := sprintf("%v is a number; an annotation must be a string, in quotes", [value]) if is_number(value)

_in_range(seconds) if {
	seconds >= 3600
	seconds <= 86400
}
