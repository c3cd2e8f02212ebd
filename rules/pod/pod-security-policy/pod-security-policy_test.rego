package rules.pod["pod-security-policy_test"]

import data.rules.pod["pod-security-policy"] as rule
import data.target

test_policy_is_found if {
	every group in ["policy", "extensions"] {
		found := rule.findings with input as {"apiVersion": sprintf("%s/v1beta1", [group]), "kind": "PodSecurityPolicy"}
		found == {{"path": ["kind"], "message": "PodSecurityPolicy was removed in Kubernetes 1.25"}}
	}
}

test_role_is_found if {
	count(_in_role("Role", {"apiGroups": ["", "extensions"], "resources": ["podsecuritypolicies"]})) == 1
	every kind in ["Role", "ClusterRole"] {
		found := _in_role(kind, {"apiGroups": ["policy"], "resources": ["pods", "podsecuritypolicies"]})
		{finding.path | some finding in found} == {["rules", 0, "resources", 1]}
	}
}

test_other_role_is_clean if {
	_in_role("Pod", {"apiGroups": ["policy"], "resources": ["podsecuritypolicies"]}) == set()
	every granted in [
		{"apiGroups": [""], "resources": ["podsecuritypolicies"]},
		{"apiGroups": ["policy"], "resources": ["*"]},
		{"apiGroups": ["policy"], "resources": {"unknown": "$RESOURCES"}},
		{"apiGroups": null, "resources": null},
		{},
		null,
	] {
		_in_role("Role", granted) == set()
	}
}

test_other_kind_is_clean if {
	every document in [
		{"apiVersion": "example.com/v1", "kind": "PodSecurityPolicy"},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget"},
		{"kind": {"unknown": "$KIND"}},
		{},
	] {
		found := rule.findings with input as document
		found == set()
	}
}

test_older_versions_have_it if {
	document := {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy"}
	granted := {"apiGroups": ["policy"], "resources": ["podsecuritypolicies"]}
	_in_role("Role", granted) == set() with target.minor as 24
	every minor, findings in {24: 0, 25: 1} {
		found := rule.findings with input as document with target.minor as minor
		count(found) == findings
	}
}

_in_role(kind, granted) := findings if {
	findings := rule.findings with input as {"kind": kind, "rules": [granted]}
}
