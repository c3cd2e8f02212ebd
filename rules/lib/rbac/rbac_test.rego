package rules.lib.rbac_test

import data.rules.lib.rbac

test_label if {
	rbac.label == `cluster role "web"` with input as {"kind": "ClusterRole", "metadata": {"name": "web"}}
	rbac.label == "role $NAME" with input as {"kind": "Role", "metadata": {"name": {"unknown": "$NAME"}}}
	rbac.label == "role binding" with input as {"kind": "RoleBinding"}
	rbac.label == "cluster role binding" with input as {"kind": "ClusterRoleBinding", "metadata": {}}
}

test_grant_by_name_or_wildcard if {
	every item in [
		_rule([""], ["pods/exec"], ["create"]),
		_rule(["apps", ""], ["pods", "pods/exec"], ["get", "create"]),
		_rule(["*"], ["*"], ["*"]),
		_rule([""], ["*/exec"], ["create"]),
		object.union(_rule([""], ["pods/exec"], ["create"]), {"resourceNames": ["web"]}),
	] {
		_granted(item) == {0: item}
	}
}

test_other_rules_grant_nothing if {
	every item in [
		_rule(["apps"], ["pods/exec"], ["create"]),
		_rule([""], ["pods"], ["create"]),
		_rule([""], ["pods/*"], ["create"]),
		_rule([""], ["*/log"], ["create"]),
		_rule([""], ["Pods/exec"], ["create"]),
		_rule([""], ["pods/exec"], ["get"]),
		_rule([{"unknown": "$GROUP"}], ["pods/exec"], ["create"]),
		_rule({"unknown": "$GROUPS"}, {"unknown": "$RESOURCES"}, {"unknown": "$VERBS"}),
		_rule(null, ["pods/exec"], ["create"]),
		{"nonResourceURLs": ["*"], "verbs": ["*"]},
		{},
		null,
	] {
		_granted(item) == {}
	}
}

test_what_has_no_name_cannot_be_created_by_name if {
	item := object.union(_rule([""], ["secrets"], ["create", "get"]), {"resourceNames": ["web"]})
	document := {"kind": "Role", "rules": [item]}
	rbac.grants("", {"secrets"}, {"create"}) == {} with input as document
	rbac.grants("", {"secrets"}, {"get"}) == {0: item} with input as document
}

test_rules_of_kubernetes_or_of_aggregated_roles_do_not_count if {
	every change in [
		{"metadata": {"name": "system:node"}},
		{"aggregationRule": {"clusterRoleSelectors": []}},
		{"aggregationRule": {"unknown": "$RULE"}},
		{"kind": "RoleBinding"},
	] {
		document := object.union({"kind": "ClusterRole", "rules": [_rule(["*"], ["*"], ["*"])]}, change)
		rbac.role_rules == {} with input as document
	}
}

test_wildcard_verbs if {
	rules := [_rule([""], ["pods"], ["*"]), _rule([""], ["*"], ["*"]), _rule([""], ["pods"], ["get"]), null]
	rbac.wildcard_verbs == {0: rules[0]} with input as {"kind": "Role", "rules": rules}
}

test_built_in if {
	every group in ["", "*", "apps", "networking.k8s.io"] {
		rbac.built_in(group)
	}
	every group in ["contoso.com", "cluster.x-k8s.io", {"unknown": "$GROUP"}] {
		not rbac.built_in(group)
	}
}

test_named if {
	rbac.named({"resourceNames": ["a"]})
	rbac.named({"resourceNames": {"unknown": "$NAMES"}})
	not rbac.named({"resourceNames": []})
	not rbac.named({})
}

test_narrow if {
	rbac.narrow({"resourceNames": ["a"]}) with input as {"kind": "Role"}
	not rbac.narrow({"resourceNames": ["a"]}) with input as {"kind": "ClusterRole"}
	not rbac.narrow({}) with input as {"kind": "Role"}
}

test_subjects if {
	rbac.subjects == {} with input as {"kind": "RoleBinding"}
	subject := {"kind": "Group", "name": "system:masters"}
	rbac.subjects == {} with input as {"kind": "ClusterRole", "subjects": [subject]}
	every kind in ["ClusterRoleBinding", "RoleBinding"] {
		rbac.subjects == {0: subject} with input as {"kind": kind, "subjects": [subject]}
	}
}

test_default_binding_does_not_count if {
	default_binding := {
		"kind": "ClusterRoleBinding",
		"metadata": {"name": "cluster-admin"},
		"subjects": [{"kind": "Group", "name": "system:masters"}],
	}
	rbac.subjects == {} with input as default_binding
	every change in [
		{"kind": "RoleBinding"},
		{"metadata": {"name": "admins"}},
		{"subjects": [{"kind": "Group", "name": "system:masters"}, {"kind": "User", "name": "eve"}]},
	] {
		count(rbac.subjects) > 0 with input as object.union(default_binding, change)
	}
}

test_grants_role if {
	rbac.grants_role({"view"}) with input as {"roleRef": {"kind": "ClusterRole", "name": "view"}}
	every role in [{"kind": "Role", "name": "view"}, {"kind": "ClusterRole", "name": "edit"}, {}, null] {
		not rbac.grants_role({"view"}) with input as {"roleRef": role}
	}
}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_granted(item) := granted if {
	granted := rbac.grants("", {"pods/exec", "pods/attach"}, {"create"}) with input as {"kind": "Role", "rules": [item]}
}
