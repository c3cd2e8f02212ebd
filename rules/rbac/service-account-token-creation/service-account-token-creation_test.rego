package rules.rbac["service-account-token-creation_test"]

import data.rules.rbac["service-account-token-creation"] as rule

test_creation_is_found if {
	_findings(_rule([""], ["serviceaccounts/token"], ["create"])) == {{
		"path": ["rules", 0, "resources"],
		"message": `cluster role "ops" can create tokens of service accounts`,
	}}
}

test_names_in_a_namespace_are_clean if {
	item := object.union(_rule([""], ["serviceaccounts/token"], ["create"]), {"resourceNames": ["web"]})
	rule.findings == set() with input as {"kind": "Role", "rules": [item]}
	count(_findings(item)) == 1
}

test_other_rules_are_clean if {
	every item in [_rule([""], ["serviceaccounts"], ["create"]), _rule([""], ["serviceaccounts/token"], ["get"])] {
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
