package rules.access["image-signing-disabled_test"]

import data.rules.access["image-signing-disabled"] as rule

test_disabled_is_found if {
	every effect in ["Disabled", "disabled"] {
		_paths({"parameters": {"effect": {"value": effect}}}) == {["properties", "parameters", "effect", "value"]}
	}
}

test_no_enforcement_is_found if _paths({"enforcementMode": "DoNotEnforce"}) == {["properties", "enforcementMode"]}

test_verification_is_clean if {
	every given in [
		{}, {"enforcementMode": "Default"}, {"enforcementMode": {"unknown": "$MODE"}}, {"parameters": {"unknown": "p.json"}},
		{"parameters": {"effect": {"value": "Audit"}}}, {"parameters": {"effect": {"value": {"unknown": "$EFFECT"}}}},
	] {
		_paths(given) == set()
	}
}

test_other_policies_are_clean if {
	every id in ["a8640138-9b0a-4a28-b8cb-1666c838647d", {"unknown": "$ID"}] {
		document := _assignment({"policyDefinitionId": id, "enforcementMode": "DoNotEnforce"})
		count(rule.findings) == 0 with input as document
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_assignment(properties) := {"type": "Microsoft.Authorization/policyAssignments", "properties": properties}

_paths(given) := {finding.path | some finding in findings} if {
	ids := ["af28bf8b-c669-4dd3-9137-1e68fdc61bd6", "cf426bb8-b320-4321-8545-1b784a5df3a4"]
	findings := rule.findings with input as _assignment(object.union(given, {"policyDefinitionId": ids[0]}))
	same := rule.findings with input as _assignment(object.union(given, {"policyDefinitionId": ids[1]}))
	findings == same
}
