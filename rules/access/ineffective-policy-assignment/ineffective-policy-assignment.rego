# METADATA
# title: Policy assignment that has no effect
# description: |
#   An initiative for clusters that is assigned with the effect Disabled, with one that it does not have, or without
#   enforcement protects nothing, although it is listed among the assignments.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-policy
#     description: Secure your AKS clusters with Azure Policy
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/assignment-structure
#     description: Details of the policy assignment structure
# custom:
#   score: 5.5
#   groups: [broken, hardening, recommended]
#   parameters:
#     requireDeny:
#       type: boolean
#       default: false
#       description: whether an assignment that only audits is reported, where the initiative can deny
#   fix: |
#     Assign the initiative with the effect Audit or, to block anything, Deny, and enforce it:
#
#     - az: `--params '{"effect": {"value": "Deny"}}'`, and `--enforcement-mode Default`
#     - Terraform: `parameters = jsonencode({ effect = { value = "Deny" } })`, and `enforce = true`
#     - ARM: `properties.parameters.effect.value: Deny`, and `properties.enforcementMode: Default`
package rules.access["ineffective-policy-assignment"]

import data.parameters["ineffective-policy-assignment"] as parameters
import data.rules.lib.policy
import data.rules.lib.resource
import data.rules.lib.values

findings contains finding if {
	initiative := policy.assigned_initiative
	finding := {
		"path": ["properties", "parameters", "effect", "value"],
		"message": sprintf("the initiative %q %s", [initiative.name, _fault(initiative)]),
	}
}

findings contains finding if {
	lower(input.properties.enforcementMode) == "donotenforce"
	initiative := policy.assigned_initiative
	finding := {
		"path": ["properties", "enforcementMode"],
		"message": sprintf("the initiative %q is not enforced", [initiative.name]),
	}
}

_fault(initiative) := "is turned off by the effect Disabled" if {
	lower(policy.value("effect")) == "disabled"
} else := sprintf("has no effect %q", [effect]) if {
	effect := policy.value("effect")
	is_string(effect)
	not _has(initiative, effect)
} else := "only audits" if {
	parameters.requireDeny
	_has(initiative, "Deny")
	_audits
}

_has(initiative, effect) if effect in initiative.effects

_audits if lower(policy.value("effect")) == "audit"

# Audit is the default.
_audits if {
	not resource.open
	not resource.partial
	not _parameters_are_unknown
	not _effect_is_given
}

_parameters_are_unknown if values.unknown(input.properties.parameters)

_effect_is_given if input.properties.parameters.effect
