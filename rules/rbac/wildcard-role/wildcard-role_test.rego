package rules.rbac["wildcard-role_test"]

import data.rules.rbac["wildcard-role"] as rule

test_every_resource_is_found if {
	_findings(_rule(["apps"], ["pods", "*"], ["get"])) == {{
		"path": ["rules", 0, "resources", 1],
		"message": `role "ops" has access to every resource`,
	}}
}

test_everything_is_found_once if {
	_findings(_rule(["*"], ["*"], ["*"])) == {{
		"path": ["rules", 0, "resources", 0],
		"message": `role "ops" has access to every resource with every verb`,
	}}
	count(_findings(_rule(["contoso.com"], ["*"], ["*"]))) == 1
}

test_every_url_is_found if {
	_findings({"nonResourceURLs": ["*"], "verbs": ["get"]}) == {{
		"path": ["rules", 0, "nonResourceURLs", 0],
		"message": `role "ops" has access to every URL`,
	}}
}

test_every_verb_is_found if {
	every group in ["", "apps", "batch", "rbac.authorization.k8s.io", "*"] {
		_findings(_rule(["contoso.com", group], ["pods"], ["get", "*"])) == {{
			"path": ["rules", 0, "verbs", 1],
			"message": `role "ops" can use every verb on resources of Kubernetes`,
		}}
	}
}

test_other_rules_are_clean if {
	every item in [
		_rule([""], ["pods", "*/scale"], ["get", "list"]),
		_rule(["*"], ["pods"], ["get"]),
		_rule(["contoso.com"], ["shops"], ["*"]),
		{"nonResourceURLs": ["/metrics", "/healthz/*"], "verbs": ["*"]},
		{},
		null,
		{"unknown": "$RULE"},
	] {
		_findings(item) == set()
	}
}

test_unknown_is_clean if {
	unknown := {"unknown": "$X"}
	_findings(_rule([""], [unknown], ["get"])) == set()
	_findings(_rule([""], ["pods"], [unknown])) == set()
	_findings(_rule([unknown], ["pods"], ["*"])) == set()
}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_findings(item) := findings if {
	findings := rule.findings with input as {"kind": "Role", "metadata": {"name": "ops"}, "rules": [item]}
}
