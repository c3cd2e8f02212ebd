package rules.rbac["system-masters-binding_test"]

import data.rules.rbac["system-masters-binding"] as rule

test_group_is_found if {
	_findings({"kind": "Group", "name": "system:masters"}) == {{
		"path": ["subjects", 1, "name"],
		"message": `cluster role binding "ops" binds system:masters, which bypasses authorization`,
	}}
}

test_other_subjects_are_clean if {
	every subject in [
		{"kind": "User", "name": "system:masters"},
		{"kind": "Group", "name": "masters"},
		{"kind": "Group", "name": {"unknown": "$GROUP"}},
		{"kind": "Group"},
		null,
	] {
		_findings(subject) == set()
	}
}

test_default_binding_is_clean if {
	rule.findings == set() with input as {
		"kind": "ClusterRoleBinding",
		"metadata": {"name": "cluster-admin"},
		"subjects": [{"kind": "Group", "name": "system:masters"}],
	}
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
