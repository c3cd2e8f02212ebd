package rules.access["malformed-policy-parameters_test"]

import data.rules.access["malformed-policy-parameters"] as rule

test_unknown_parameter_is_found if {
	every id, name in {
		"42b8ef37-b724-4e24-bbc8-7a7708edfe00": "allowedHostPaths",
		"a8640138-9b0a-4a28-b8cb-1666c838647d": "excludedImages",
	} {
		_paths(id, {"effect": {"value": "Deny"}, name: {"value": []}}) == {["properties", "parameters", name]}
	}
}

test_initiative_is_named if {
	findings := rule.findings with input as _assignment("a8640138-9b0a-4a28-b8cb-1666c838647d", {"efect": "deny"})
	messages := {finding.message | some finding in findings}
	messages == {`the initiative "Pod Security baseline" has no parameter "efect"`}
}

test_value_in_no_field_is_found if {
	every given in ["deny", true, ["kube-system"], null, {}, {"Value": "deny"}, {"defaultValue": "deny"}] {
		every id in ["a8640138-9b0a-4a28-b8cb-1666c838647d", "shop", {"unknown": "$ID"}] {
			_paths(id, {"effect": given}) == {["properties", "parameters", "effect"]}
		}
	}
}

test_broken_json_is_found if {
	every text in [`{"effect": {"value": "deny"}`, `{"effect": {"value": "deny"}}}`] {
		_paths("shop", {"unknown": text}) == {["properties", "parameters"]}
	}
}

test_good_parameters_are_clean if {
	every parameters in [
		{"effect": {"value": "Deny"}, "excludedNamespaces": {"value": ["kube-system"]}},
		{"effect": {"value": {"unknown": "$EFFECT"}}},
		{"effect": {"unknown": "$EFFECT"}},
		{"effect": {"value": null}},
		{"Effect": {"value": "Deny"}},
		{"effect": {"reference": {}}},
		{"unknown": "params.json"},
		{"unknown": "{effect:{value:Deny}}"},
		{"unknown": `{"effect": $EFFECT`},
		{},
		null,
	] {
		_paths("a8640138-9b0a-4a28-b8cb-1666c838647d", parameters) == set()
	}
}

test_parameters_of_other_policies_are_clean if {
	every id in ["c047ea8e-9c78-49b2-958b-37e56d291a44", "shop", {"unknown": "$ID"}] {
		_paths(id, {"anything": {"value": 1}}) == set()
	}
}

test_other_resources_are_clean if {
	document := {"type": "Microsoft.Authorization/locks", "properties": {"parameters": {"effect": "Deny"}}}
	count(rule.findings) == 0 with input as document
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_assignment(id, parameters) := {
	"type": "Microsoft.Authorization/policyAssignments",
	"properties": {"policyDefinitionId": id, "parameters": parameters},
}

_paths(id, parameters) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as _assignment(id, parameters)
}
