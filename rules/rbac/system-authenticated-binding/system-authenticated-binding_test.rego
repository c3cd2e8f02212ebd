package rules.rbac["system-authenticated-binding_test"]

import data.rules.rbac["system-authenticated-binding"] as rule

test_everyone_is_found if {
	every name, who in {
		"system:authenticated": "authenticated user and service account",
		"system:serviceaccounts": "service account",
	} {
		_findings({"kind": "Group", "name": name}) == {{
			"path": ["subjects", 1, "name"],
			"message": sprintf("cluster role binding \"ops\" includes every %s", [who]),
		}}
	}
}

test_other_subjects_are_clean if {
	every subject in [
		{"kind": "User", "name": "system:authenticated"},
		{"kind": "Group", "name": "system:serviceaccounts:shop"},
		{"kind": "Group", "name": {"unknown": "$GROUP"}},
		{"kind": "Group"},
		null,
	] {
		_findings(subject) == set()
	}
}

test_public_roles_are_clean if {
	binding := _binding({"kind": "Group", "name": "system:authenticated"})
	every role in ["system:basic-user", "system:discovery", "system:public-info-viewer"] {
		rule.findings == set() with input as object.union(binding, {"roleRef": {"kind": "ClusterRole", "name": role}})
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
