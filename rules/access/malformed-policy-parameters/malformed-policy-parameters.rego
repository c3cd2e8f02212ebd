# METADATA
# title: Parameters that a policy assignment cannot have
# description: |
#   Azure refuses the assignment, so nothing is enforced. Each parameter must be one of the initiative, and its value
#   must be in the field `value`.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/assignment-structure#parameters
#     description: Parameters of a policy assignment
#   - ref: https://learn.microsoft.com/cli/azure/policy/assignment#az-policy-assignment-create
#     description: az policy assignment create
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: |
#     Give each parameter by its name, as an object with `value`:
#
#     - az: `--params '{"effect": {"value": "Deny"}}'`
#     - Terraform: `parameters = jsonencode({ effect = { value = "Deny" } })`
#     - ARM: `properties.parameters.effect.value: Deny`
package rules.access["malformed-policy-parameters"]

import data.rules.lib.policy
import data.rules.lib.resource
import data.rules.lib.values

findings contains finding if {
	resource.type == "Microsoft.Authorization/policyAssignments"
	parameters := input.properties.parameters
	not values.unknown(parameters)
	some name, given in parameters
	not values.unknown(given)
	finding := {
		"path": ["properties", "parameters", name],
		"message": _fault(name, given),
	}
}

findings contains finding if {
	resource.type == "Microsoft.Authorization/policyAssignments"
	_is_broken(input.properties.parameters.unknown)
	finding := {
		"path": ["properties", "parameters"],
		"message": "the parameters are not valid JSON, as the braces do not match",
	}
}

_fault(name, given) := sprintf("the initiative %q has no parameter %q", [initiative.name, name]) if {
	initiative := policy.assigned_initiative
	names := initiative.parameters
	not values.listed(name, names)
} else := sprintf("the value of the parameter %q is not in a field value", [name]) if {
	_lacks_value(given)
}

_lacks_value(given) if not is_object(given)

_lacks_value(given) if {
	is_object(given)
	every key, _ in given {
		not key in {"reference", "value"}
	}
}

# az also takes its own shorthand, and the name of a file.
_is_broken(text) if {
	startswith(text, "{")
	not contains(text, "$")
	count(split(text, "{")) != count(split(text, "}"))
}
