package rules.access["unknown-policy-id_test"]

import data.rules.access["unknown-policy-id"] as rule

test_initiative_as_a_policy_is_found if {
	id := "a8640138-9b0a-4a28-b8cb-1666c838647d"
	_messages(_policy(id)) == {sprintf("%s is an initiative, not a policy", [id])}
	_messages(upper(_policy(id))) == {sprintf("%s is an initiative, not a policy", [id])}
}

test_policy_as_an_initiative_is_found if {
	every id in ["95edb821-ddaf-4404-9732-666045e056b4", "440b515e-a580-421e-abeb-b159a61ddcbc"] {
		_messages(_initiative(id)) == {sprintf("%s is a policy, not an initiative", [id])}
	}
}

test_deprecated_policy_is_found if {
	every id in [
		"13cd7ae3-5bc0-4ac4-a62d-4f7c120b9759", "440b515e-a580-421e-abeb-b159a61ddcbc",
		"b2fd3e59-6390-4f2b-8247-ea676bd03e2d", "3abeb944-26af-43ee-b83d-32aaf060fb94",
	] {
		_messages(_policy(id)) == {sprintf("%s is no longer maintained", [id])}
	}
}

test_mistyped_id_is_found if {
	right := "95edb821-ddaf-4404-9732-666045e056b4"
	wrong := "95edb821-ddaf-4404-9732-666045e056b5"
	_messages(_policy(wrong)) == {sprintf("%s does not exist: did you mean %s?", [wrong, right])}
}

test_known_and_other_ids_are_clean if {
	every id in [
		_policy("95edb821-ddaf-4404-9732-666045e056b4"), _initiative("a8640138-9b0a-4a28-b8cb-1666c838647d"),
		"95edb821-ddaf-4404-9732-666045e056b4", _policy("00000000-0000-0000-0000-000000000000"), _policy("shop"),
		{"unknown": "$ID"}, null,
	] {
		_messages(id) == set()
	}
}

test_other_resources_are_clean if {
	id := _policy("a8640138-9b0a-4a28-b8cb-1666c838647d")
	count(rule.findings) == 0 with input.properties.policyDefinitionId as id
}

_policy(id) := concat("/", ["/providers/Microsoft.Authorization/policyDefinitions", id])

_initiative(id) := concat("/", ["/providers/Microsoft.Authorization/policySetDefinitions", id])

_messages(id) := {finding.message | some finding in findings} if {
	findings := rule.findings with input as {
		"type": "Microsoft.Authorization/policyAssignments",
		"properties": {"policyDefinitionId": id},
	}
}
