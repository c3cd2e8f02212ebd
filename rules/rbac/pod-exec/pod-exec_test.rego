package rules.rbac["pod-exec_test"]

import data.rules.rbac["pod-exec"] as rule

test_commands_are_found if {
	every resource in ["pods/attach", "pods/exec", "*/exec"] {
		every verb in ["create", "get"] {
			_findings(_rule([""], [resource], [verb])) == {{
				"path": ["rules", 0, "resources"],
				"message": `cluster role "ops" can run commands in pods`,
			}}
		}
	}
}

test_ephemeral_containers_are_found if {
	every verb in ["patch", "update"] {
		messages := {finding.message | some finding in _findings(_rule([""], ["pods/ephemeralcontainers"], [verb]))}
		messages == {`cluster role "ops" can add containers to running pods`}
	}
}

test_other_rules_are_clean if {
	every item in [
		_rule([""], ["pods", "pods/log", "pods/*"], ["create", "get"]),
		_rule([""], ["pods/exec"], ["list"]),
		_rule([""], ["pods/ephemeralcontainers"], ["get"]),
		_rule(["apps"], ["pods/exec"], ["create"]),
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
