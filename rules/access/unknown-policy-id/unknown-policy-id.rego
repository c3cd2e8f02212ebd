# METADATA
# title: Policy or initiative that does not exist
# description: |
#   Azure refuses the assignment, or assigns a policy that it no longer maintains, so the clusters are not protected as
#   intended.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/policy-reference
#     description: Azure Policy built-in definitions for Azure Kubernetes Service
#   - ref: https://learn.microsoft.com/cli/azure/policy/assignment#az-policy-assignment-create
#     description: az policy assignment create
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: |
#     Give the ID of a policy that exists, and say whether it is a policy or an initiative:
#
#     - az: `--policy` for a policy, `--policy-set-definition` for an initiative
#     - Terraform: `policy_definition_id`, with `policyDefinitions` or `policySetDefinitions`
#     - ARM: `properties.policyDefinitionId`, with `policyDefinitions` or `policySetDefinitions`
package rules.access["unknown-policy-id"]

import data.rules.lib.policy
import data.rules.lib.resource

findings contains finding if {
	resource.type == "Microsoft.Authorization/policyAssignments"
	finding := {
		"path": ["properties", "policyDefinitionId"],
		"message": sprintf("%s %s", [policy.assigned, _fault]),
	}
}

_fault := "is an initiative, not a policy" if {
	_written_as("policydefinitions")
	policy.initiatives[policy.assigned]
} else := "is a policy, not an initiative" if {
	_written_as("policysetdefinitions")
	policy.assigned in policy.known
	not policy.initiatives[policy.assigned]
} else := "is no longer maintained" if {
	policy.assigned in policy.deprecated
} else := sprintf("does not exist: did you mean %s?", [meant]) if {
	not policy.assigned in policy.known
	some meant in policy.known

	# The first group of an ID is enough to tell which one is meant.
	split(meant, "-")[0] == split(policy.assigned, "-")[0]
}

_written_as(kind) if contains(lower(input.properties.policyDefinitionId), concat("", ["/", kind, "/"]))
