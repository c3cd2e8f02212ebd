package rules.rbac["invalid-group-subject_test"]

import data.parameters["invalid-group-subject"] as parameters
import data.rules.rbac["invalid-group-subject"] as rule

test_name_is_found if {
	_findings({"kind": "Group", "name": "Shop Admins"}) == {{
		"path": ["subjects", 1, "name"],
		"message": concat("", [
			`cluster role binding "ops" binds the group "Shop Admins", `,
			"which is not the object ID of an Entra group",
		]),
	}}
	count(_findings({"kind": "Group", "name": "shop-admins@contoso.com"})) == 1
	count(_findings({"kind": "Group", "name": ""})) == 1
}

test_valid_or_unknown_group_is_clean if {
	every name in [
		"6d5c1b6e-8a0f-4c39-9d0e-2b1f7c0a9e44", "6D5C1B6E-8A0F-4C39-9D0E-2B1F7C0A9E44",
		"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "system:serviceaccounts:shop", "aks:jwt:contoso:admins",
		{"unknown": "$GROUP"}, null, 1,
	] {
		_findings({"kind": "Group", "name": name}) == set()
	}
}

test_other_subjects_are_clean if {
	every subject in [
		{"kind": "User", "name": "jane"},
		{"kind": "ServiceAccount", "name": "web"},
		{"kind": "Group"},
		null,
	] {
		_findings(subject) == set()
	}
}

test_allowed_group_is_clean if {
	binding := _binding({"kind": "Group", "name": "ops"})
	rule.findings == set() with input as binding with parameters.allowedGroups as ["ops"]
}

_findings(subject) := findings if {
	findings := rule.findings with input as _binding(subject)
}

_binding(subject) := {
	"kind": "ClusterRoleBinding",
	"metadata": {"name": "ops"},
	"roleRef": {"kind": "ClusterRole", "name": "view"},
	"subjects": [{"kind": "ServiceAccount", "name": "web"}, subject],
}
