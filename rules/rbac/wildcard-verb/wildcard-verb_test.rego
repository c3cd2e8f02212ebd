package rules.rbac["wildcard-verb_test"]

import data.rules.rbac["wildcard-verb"] as rule

test_every_verb_is_found if {
	_findings(_rule(["contoso.com"], ["shops"], ["get", "*"])) == {{
		"path": ["rules", 0, "verbs", 1],
		"message": `role "ops" can use every verb on custom resources`,
	}}
}

test_what_wildcard_role_finds_is_clean if {
	every item in [
		_rule(["contoso.com"], ["*"], ["*"]),
		_rule(["contoso.com", ""], ["pods"], ["*"]),
		_rule(["*"], ["pods"], ["*"]),
		_rule(["batch"], ["jobs"], ["*"]),
	] {
		_findings(item) == set()
	}
}

test_other_rules_are_clean if {
	every item in [_rule(["contoso.com"], ["shops"], ["get"]), {}, null] {
		_findings(item) == set()
	}
}

test_unknown_is_clean if {
	unknown := {"unknown": "$X"}
	_findings(_rule(["contoso.com"], ["shops"], [unknown])) == set()
	_findings(_rule([unknown], ["shops"], ["*"])) == set()
	_findings(_rule(unknown, ["shops"], ["*"])) == set()
	_findings(unknown) == set()
}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_findings(item) := findings if {
	findings := rule.findings with input as {"kind": "Role", "metadata": {"name": "ops"}, "rules": [item]}
}
