package rules.access["broad-policy-exclusion_test"]

import data.parameters["broad-policy-exclusion"] as parameters
import data.rules.access["broad-policy-exclusion"] as rule

test_excluded_namespace_is_found if {
	_found({"excludedNamespaces": {"value": ["kube-system", "shop", {"unknown": "$NAMESPACE"}]}}) == {{
		"path": ["properties", "parameters", "excludedNamespaces", "value", 1],
		"message": "leaves out the namespace shop",
	}}
}

test_included_namespaces_are_found if {
	_found({"namespaces": {"value": ["shop"]}}) == {{
		"path": ["properties", "parameters", "namespaces", "value"],
		"message": "judges only the namespaces that are listed",
	}}
}

test_allowed_host_path_is_found if {
	_found({"allowedHostPaths": {"value": {"paths": [{"pathPrefix": "/var", "readOnly": true}]}}}) == {{
		"path": ["properties", "parameters", "allowedHostPaths", "value", "paths", 0],
		"message": "allows the host path /var",
	}}
}

test_every_capability_is_found if {
	_found({"allowedCapabilities": {"value": ["CHOWN", "*"]}}) == {{
		"path": ["properties", "parameters", "allowedCapabilities", "value", 1],
		"message": "allows every capability",
	}}
}

test_no_exclusion_is_clean if {
	every given in [
		{"excludedNamespaces": {"value": ["kube-system", "gatekeeper-system", "azure-arc", "azure-extensions-usage-system"]}},
		{"excludedNamespaces": {"value": {"unknown": "$NAMESPACES"}}},
		{"namespaces": {"value": []}},
		{"namespaces": {"value": {"unknown": "$NAMESPACES"}}},
		{"allowedHostPaths": {"value": {"paths": []}}},
		{"allowedHostPaths": {"value": {"paths": [{"unknown": "$PATH"}]}}},
		{"allowedCapabilities": {"value": ["CHOWN", {"unknown": "$CAPABILITY"}]}},
		{"effect": {"value": "Deny"}},
		{"unknown": "params.json"},
		{},
		null,
	] {
		_found(given) == set()
	}
}

test_other_policies_are_clean if {
	given := {"excludedNamespaces": {"value": ["shop"]}}
	every id in ["/providers/Microsoft.Authorization/policyDefinitions/shop", {"unknown": "$ID"}] {
		count(rule.findings) == 0 with input as _assignment(id, given)
	}
}

test_single_policy_is_found_too if {
	document := _assignment("95edb821-ddaf-4404-9732-666045e056b4", {"excludedNamespaces": {"value": ["shop"]}})
	count(rule.findings) == 1 with input as document
}

test_exclusions_are_a_parameter if {
	document := _assignment(_baseline, {"excludedNamespaces": {"value": ["monitoring"]}})
	findings := rule.findings with input as document with parameters.allowedExclusions as ["monitoring"]
	findings == set()
}

_baseline := "/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d"

_assignment(id, given) := {
	"type": "Microsoft.Authorization/policyAssignments",
	"properties": {"policyDefinitionId": id, "parameters": given},
}

_found(given) := findings if {
	findings := rule.findings with input as _assignment(_baseline, given)
}
