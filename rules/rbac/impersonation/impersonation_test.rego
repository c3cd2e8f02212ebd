package rules.rbac.impersonation_test

import data.rules.rbac.impersonation as rule

test_impersonation_is_found if {
	every resource in ["groups", "serviceaccounts", "users"] {
		_findings(_rule([""], [resource], ["impersonate"])) == {{
			"path": ["rules", 0, "resources"],
			"message": `cluster role "ops" can impersonate others`,
		}}
	}
}

test_names_are_clean if {
	item := _rule([""], ["users"], ["impersonate"])
	every names in [["jane@contoso.com"], [{"unknown": "$USER"}], {"unknown": "$USERS"}] {
		_findings(object.union(item, {"resourceNames": names})) == set()
	}
	every names in [["system:masters"], [], null] {
		count(_findings(object.union(item, {"resourceNames": names}))) == 1
	}
}

test_other_rules_are_clean if {
	every item in [_rule(["authentication.k8s.io"], ["uids"], ["impersonate"]), _rule([""], ["users"], ["get"])] {
		_findings(item) == set()
	}
}

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
