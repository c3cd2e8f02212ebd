package rules.rbac["secret-access_test"]

import data.rules.rbac["secret-access"] as rule

test_reading_is_found if {
	every verb in ["get", "list", "watch"] {
		_findings(_rule([""], ["pods", "secrets"], [verb])) == {{
			"path": ["rules", 0, "resources"],
			"message": `cluster role "ops" can read Secrets`,
		}}
	}
}

test_writing_is_found if {
	every verb in ["create", "update", "patch", "delete", "deletecollection"] {
		messages := {finding.message | some finding in _findings(_rule([""], ["secrets"], [verb]))}
		messages == {`cluster role "ops" can write Secrets`}
	}
}

test_names_in_a_namespace_are_clean if {
	item := object.union(_rule([""], ["secrets"], ["get"]), {"resourceNames": ["web"]})
	rule.findings == set() with input as {"kind": "Role", "rules": [item]}
	count(_findings(item)) == 1
}

test_other_rules_are_clean if {
	every item in [
		_rule(["apps"], ["secrets"], ["get"]),
		_rule([""], ["configmaps"], ["get"]),
		_rule([""], ["secrets"], ["use"]),
	] {
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
