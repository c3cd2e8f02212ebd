package rules.access["ineffective-policy-assignment_test"]

import data.parameters["ineffective-policy-assignment"] as parameters
import data.rules.access["ineffective-policy-assignment"] as rule

test_disabled_is_found if {
	every id, name in _names {
		message := sprintf("the initiative %q is turned off by the effect Disabled", [name])
		_messages(_with_effect(id, "Disabled")) == {message}
	}
}

test_effect_that_the_initiative_lacks_is_found if {
	every id, effect in {_baseline: "Enforce", _safeguards: "deny", _integrity: "Deny", _cis: "Deny"} {
		_messages(_with_effect(id, effect)) == {sprintf("the initiative %q has no effect %q", [_names[id], effect])}
	}
}

test_no_enforcement_is_found if {
	every mode in ["DoNotEnforce", "donotenforce"] {
		messages := _messages({"policyDefinitionId": _baseline, "enforcementMode": mode})
		messages == {`the initiative "Pod Security baseline" is not enforced`}
	}
}

test_effective_assignments_are_clean if {
	every effect in ["Audit", "audit", "deny", "Deny", {"unknown": "$EFFECT"}, null] {
		_messages(_with_effect(_baseline, effect)) == set()
	}
	every mode in ["Default", "Enroll", {"unknown": "$MODE"}] {
		_messages({"policyDefinitionId": _baseline, "enforcementMode": mode}) == set()
	}
}

test_other_policies_are_clean if {
	every id in ["95edb821-ddaf-4404-9732-666045e056b4", {"unknown": "$ID"}, null] {
		_messages(_with_effect(id, "Disabled")) == set()
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

test_audit_is_found_if_deny_is_required if {
	every given in [{}, {"effect": {"value": "audit"}}, {"namespaces": {"value": []}}] {
		document := _assignment({"policyDefinitionId": _baseline, "parameters": given})
		findings := rule.findings with input as document with parameters.requireDeny as true
		{finding.path | some finding in findings} == {["properties", "parameters", "effect", "value"]}
	}
}

test_no_parameters_are_found_if_deny_is_required if {
	document := _assignment({"policyDefinitionId": _baseline})
	count(rule.findings) == 1 with input as document with parameters.requireDeny as true
}

test_deny_and_what_cannot_deny_are_clean_if_deny_is_required if {
	every properties in [
		{"policyDefinitionId": _integrity}, _with_effect(_baseline, "deny"), _with_effect(_baseline, {"unknown": "$E"}),
		{"policyDefinitionId": _baseline, "parameters": {"unknown": "p.json"}},
	] {
		findings := rule.findings with input as _assignment(properties) with parameters.requireDeny as true
		findings == set()
	}
}

test_missing_effect_of_a_part_is_clean_if_deny_is_required if {
	every about in [{"open": true, "partial": false}, {"open": false, "partial": true}] {
		document := object.union(_assignment({"policyDefinitionId": _baseline}), {"_akslint": about})
		findings := rule.findings with input as document with parameters.requireDeny as true
		findings == set()
	}
}

_names := {
	_baseline: "Pod Security baseline",
	_cis: "CIS Kubernetes benchmark",
	_integrity: "Image Integrity",
	_safeguards: "Deployment Safeguards",
	"42b8ef37-b724-4e24-bbc8-7a7708edfe00": "Pod Security restricted",
}

_baseline := "a8640138-9b0a-4a28-b8cb-1666c838647d"

_cis := "4fd005fd-51be-478f-a8fb-149d48b20d48"

_integrity := "af28bf8b-c669-4dd3-9137-1e68fdc61bd6"

_safeguards := "c047ea8e-9c78-49b2-958b-37e56d291a44"

_with_effect(id, effect) := {"policyDefinitionId": id, "parameters": {"effect": {"value": effect}}}

_assignment(properties) := {"type": "Microsoft.Authorization/policyAssignments", "properties": properties}

_messages(properties) := {finding.message | some finding in findings} if {
	findings := rule.findings with input as _assignment(properties)
}
