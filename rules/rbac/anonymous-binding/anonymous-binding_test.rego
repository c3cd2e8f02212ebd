package rules.rbac["anonymous-binding_test"]

import data.rules.rbac["anonymous-binding"] as rule

test_anonymous_users_are_found if {
	every kind, name in {"Group": "system:unauthenticated", "User": "system:anonymous"} {
		_findings({"kind": kind, "name": name}) == {{
			"path": ["subjects", 1, "name"],
			"message": `cluster role binding "ops" includes users who have not signed in`,
		}}
	}
}

test_other_subjects_are_clean if {
	every subject in [
		{"kind": "Group", "name": "system:anonymous"},
		{"kind": "User", "name": "system:unauthenticated"},
		{"kind": "Group", "name": "system:authenticated"},
		{"kind": "Group", "name": {"unknown": "$GROUP"}},
		{"kind": "Group"},
		{},
		null,
	] {
		_findings(subject) == set()
	}
}

test_public_information_is_clean if {
	binding := _binding({"kind": "Group", "name": "system:unauthenticated"})
	public := object.union(binding, {"roleRef": {"kind": "ClusterRole", "name": "system:public-info-viewer"}})
	rule.findings == set() with input as public
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
