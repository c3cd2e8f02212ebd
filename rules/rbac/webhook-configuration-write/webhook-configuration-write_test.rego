package rules.rbac["webhook-configuration-write_test"]

import data.rules.rbac["webhook-configuration-write"] as rule

test_writing_is_found if {
	every resource in ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"] {
		every verb in ["create", "delete", "deletecollection", "patch", "update"] {
			_findings(_rule(["admissionregistration.k8s.io"], [resource], [verb])) == {{
				"path": ["rules", 0, "resources"],
				"message": `cluster role "ops" can write admission webhooks`,
			}}
		}
	}
}

test_a_name_is_found if {
	item := _rule(["admissionregistration.k8s.io"], ["validatingwebhookconfigurations"], ["patch"])
	count(_findings(object.union(item, {"resourceNames": ["gate"]}))) == 1
}

test_other_rules_are_clean if {
	every item in [
		_rule(["admissionregistration.k8s.io"], ["mutatingwebhookconfigurations"], ["get", "list", "watch"]),
		_rule(["admissionregistration.k8s.io"], ["validatingadmissionpolicies"], ["create"]),
		_rule([""], ["mutatingwebhookconfigurations"], ["create"]),
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
