package rules.rbac["csr-approval_test"]

import data.rules.rbac["csr-approval"] as rule

test_approval_is_found if {
	every verb in ["patch", "update"] {
		_findings([_approval([verb]), _signers(["approve"])]) == {{
			"path": ["rules", 0, "resources"],
			"message": `cluster role "ops" can approve certificate signing requests`,
		}}
	}
}

test_wildcards_are_found if count(_findings([_rule(["*"], ["*"], ["*"])])) == 1

test_half_of_it_is_clean if {
	every rules in [
		[_approval(["update"])],
		[_signers(["approve"])],
		[_approval(["update"]), _signers(["sign"])],
		[_approval(["get"]), _signers(["approve"])],
		[_approval(["update"]), _rule([""], ["signers"], ["approve"])],
		[],
		null,
	] {
		_findings(rules) == set()
	}
}

test_unknown_is_clean if {
	unknown := {"unknown": "$X"}
	_findings([_approval([unknown]), _signers(["approve"])]) == set()
	_findings([_approval(["update"]), _signers([unknown])]) == set()
	_findings(unknown) == set()
}

_approval(verbs) := _rule(["certificates.k8s.io"], ["certificatesigningrequests/approval"], verbs)

_signers(verbs) := _rule(["certificates.k8s.io"], ["signers"], verbs)

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_findings(rules) := findings if {
	findings := rule.findings with input as {"kind": "ClusterRole", "metadata": {"name": "ops"}, "rules": rules}
}
