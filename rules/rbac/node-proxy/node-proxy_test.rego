package rules.rbac["node-proxy_test"]

import data.rules.rbac["node-proxy"] as rule

test_proxy_is_found if {
	every verb in ["create", "get"] {
		_findings(_rule([""], ["nodes", "nodes/proxy"], [verb])) == {{
			"path": ["rules", 0, "resources"],
			"message": `cluster role "ops" can reach the kubelet of every node`,
		}}
	}
}

test_other_rules_are_clean if {
	every item in [
		_rule([""], ["nodes", "nodes/metrics", "services/proxy", "pods/proxy"], ["get"]),
		_rule([""], ["nodes/proxy"], ["list"]),
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
