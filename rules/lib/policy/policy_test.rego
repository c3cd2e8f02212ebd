package rules.lib.policy_test

import data.rules.lib.policy

test_assigned_by_any_id if {
	every id in [
		"a8640138-9b0a-4a28-b8cb-1666c838647d",
		"/providers/Microsoft.Authorization/policySetDefinitions/A8640138-9B0A-4A28-B8CB-1666C838647D",
	] {
		policy.assigned_initiative.name == "Pod Security baseline" with input as _assignment(id)
	}
}

test_nothing_else_is_an_initiative if {
	every id in ["95edb821-ddaf-4404-9732-666045e056b4", "shop", "", {"unknown": "$ID"}, null] {
		not policy.assigned_initiative with input as _assignment(id)
	}
}

test_other_resources_assign_nothing if {
	every document in [{}, {"type": "Microsoft.Authorization/locks", "properties": {"policyDefinitionId": "a"}}] {
		not policy.assigned with input as document
	}
}

test_value if {
	parameters := {"effect": {"value": "Deny"}, "namespaces": ["shop"]}
	policy.value("effect") == "Deny" with input.properties.parameters as parameters
	not policy.value("namespaces") with input.properties.parameters as parameters
	not policy.value("effect") with input.properties.parameters.effect.value as {"unknown": "$EFFECT"}
}

test_known if {
	every id in [
		"a8640138-9b0a-4a28-b8cb-1666c838647d",
		"95edb821-ddaf-4404-9732-666045e056b4",
		"440b515e-a580-421e-abeb-b159a61ddcbc",
	] {
		id in policy.known
	}
}

test_nothing_else_is_known if not "95edb821" in policy.known

test_deprecated if {
	"440b515e-a580-421e-abeb-b159a61ddcbc" in policy.deprecated
	not "95edb821-ddaf-4404-9732-666045e056b4" in policy.deprecated
}

_assignment(id) := {
	"type": "Microsoft.Authorization/policyAssignments",
	"properties": {"policyDefinitionId": id},
}
