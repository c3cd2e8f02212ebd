package rules.rbac["cluster-admin-binding_test"]

import data.parameters["cluster-admin-binding"] as parameters
import data.rules.rbac["cluster-admin-binding"] as rule

test_binding_is_found if {
	_findings({}, []) == {{
		"path": ["roleRef", "name"],
		"message": `cluster role binding "ops" grants cluster-admin`,
	}}
}

test_role_binding_is_found if {
	messages := {finding.message | some finding in _findings({"kind": "RoleBinding"}, [])}
	messages == {`role binding "ops" grants cluster-admin in its namespace`}
}

test_unknown_subjects_are_found if {
	every subjects in [[{"kind": "Group", "name": {"unknown": "$GROUP"}}], {"unknown": "$SUBJECTS"}] {
		count(_findings({"subjects": subjects}, [])) == 1
		_findings({"subjects": subjects}, ["ops"]) == set()
	}
}

test_other_roles_are_clean if {
	every role in [
		{"kind": "ClusterRole", "name": "admin"},
		{"kind": "Role", "name": "cluster-admin"},
		{"kind": "ClusterRole", "name": {"unknown": "$ROLE"}},
		{"name": null},
		null,
	] {
		_findings({"roleRef": role}, []) == set()
	}
}

test_nobody_is_clean if {
	every subjects in [[], null] {
		_findings({"subjects": subjects}, []) == set()
	}
}

test_default_binding_is_clean if {
	subjects := [{"kind": "Group", "name": "system:masters"}]
	_findings({"metadata": {"name": "cluster-admin"}, "subjects": subjects}, []) == set()
}

test_allowed_subjects_are_clean if {
	account := {"kind": "ServiceAccount", "name": "argocd", "namespace": "argocd"}
	subjects := [{"kind": "Group", "name": "ops"}, account]
	_findings({"subjects": subjects}, ["ops", "system:serviceaccount:argocd:argocd"]) == set()
	count(_findings({"subjects": subjects}, ["ops"])) == 1
	count(_findings({"subjects": [account]}, ["system:serviceaccount:flux:argocd"])) == 1
}

_findings(change, allowed) := findings if {
	binding := {
		"kind": "ClusterRoleBinding",
		"metadata": {"name": "ops"},
		"roleRef": {"kind": "ClusterRole", "name": "cluster-admin"},
		"subjects": [{"kind": "ServiceAccount", "name": "ci", "namespace": "ci"}],
	}
	findings := rule.findings with input as object.union(binding, change) with parameters.allowedSubjects as allowed
}
