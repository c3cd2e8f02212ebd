package rules.command["invalid-federation-subject_test"]

import data.rules.command["invalid-federation-subject"] as rule

test_no_service_account_is_found if {
	every subject in [
		"system:serviceaccount:shop:*", "system:serviceaccount:*:web", "system:serviceaccount:shop", "system:serviceaccount",
		"system:serviceaccounts:shop:web", "system:serviceaccount:shop:web:x", "System:ServiceAccount:shop:web",
		"system:serviceaccount:Shop:web", "system:serviceaccount:shop:web-", "system:serviceaccount:shop.a:web",
	] {
		_paths([_flag("--issuer", [{"unknown": "$ISSUER"}]), _flag("--subject", [subject])]) == {["flags", 1, "values", 0]}
	}
}

test_anything_else_of_a_cluster_is_found if {
	every subject in ["shop:web", "repo:contoso/shop:ref:refs/heads/main", ""] {
		_paths([_flag("--issuer", [_cluster]), _flag("--subject", [subject])]) == {["flags", 1, "values", 0]}
	}
}

test_service_accounts_are_clean if {
	every subject in ["system:serviceaccount:shop:web", "system:serviceaccount:s-1:a.b-c", {"unknown": "$SUBJECT"}] {
		_paths([_flag("--issuer", [_cluster]), _flag("--subject", [subject])]) == set()
	}
}

test_other_issuers_are_clean if {
	_paths([_flag("--subject", ["repo:contoso/shop:environment:production"])]) == set()
	issuer := _flag("--issuer", ["https://token.actions.githubusercontent.com"])
	every subject in ["repo:contoso/shop:environment:production", "system:serviceaccount:shop:*"] {
		_paths([issuer, _flag("--subject", [subject])]) == set()
	}
}

test_no_subject_is_clean if {
	_paths([]) == set()
	_paths([_flag("--subject", [])]) == set()
	count(rule.findings) == 0 with input as {}
}

_cluster := "https://westeurope.oic.prod-aks.azure.com/00000000-0000-0000-0000-000000000000/1/"

_flag(name, values) := {"name": name, "values": values}

_paths(flags) := {finding.path | some finding in findings} if {
	command := {"command": "identity federated-credential create", "open": false, "flags": flags}
	findings := rule.findings with input as command
}
