package rules.rbac["role-escalation_test"]

import data.rules.rbac["role-escalation"] as rule

test_each_way_is_found if {
	every verbs, action in {
		{"bind"}: "grant more than it has",
		{"escalate"}: "grant more than it has",
		{"create"}: "write roles",
		{"patch"}: "write roles",
		{"update"}: "write roles",
	} {
		every resource in ["clusterroles", "roles"] {
			_findings(_rbac_rule([resource], [verb | some verb in verbs])) == {{
				"path": ["rules", 0, "resources"],
				"message": sprintf("cluster role \"ops\" can %s", [action]),
			}}
		}
	}
}

test_bindings_are_found if {
	every resource in ["clusterrolebindings", "rolebindings"] {
		messages := {finding.message | some finding in _findings(_rbac_rule([resource], ["create"]))}
		messages == {`cluster role "ops" can write role bindings`}
	}
}

test_other_rules_are_clean if {
	every item in [
		_rbac_rule(["roles", "rolebindings"], ["get", "list", "watch", "delete"]),
		_rbac_rule(["rolebindings"], ["bind", "escalate"]),
		_rule(["authorization.openshift.io"], ["roles"], ["create"]),
	] {
		_findings(item) == set()
	}
}

_rbac_rule(resources, verbs) := _rule(["rbac.authorization.k8s.io"], resources, verbs)

test_wildcards_are_found if {
	every verbs in [["*"], ["get", "*"]] {
		count(_findings(_rule(["*"], ["*"], verbs))) > 0
	}
}

test_unknown_or_missing_is_clean if {
	unknown := {"unknown": "$X"}
	every item in [_rule(unknown, unknown, unknown), _rule([unknown], [unknown], [unknown]), {}, null, unknown] {
		_findings(item) == set()
	}
}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_findings(item) := findings if {
	findings := rule.findings with input as {"kind": "ClusterRole", "metadata": {"name": "ops"}, "rules": [item]}
}
