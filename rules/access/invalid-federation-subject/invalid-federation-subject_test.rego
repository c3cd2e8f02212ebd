package rules.access["invalid-federation-subject_test"]

import data.rules.access["invalid-federation-subject"] as rule

test_no_service_account_is_found if {
	every subject in [
		"system:serviceaccount:shop:*", "system:serviceaccount:*:web", "system:serviceaccount:shop", "system:serviceaccount",
		"system:serviceaccounts:shop:web", "system:serviceaccount:shop:web:x", "System:ServiceAccount:shop:web",
		"system:serviceaccount:Shop:web", "system:serviceaccount:shop:web-", "system:serviceaccount:shop.a:web",
	] {
		_found({"issuer": {"unknown": "$ISSUER"}, "subject": subject})
		_found({"subject": subject})
	}
}

test_anything_else_of_a_cluster_is_found if {
	every subject in ["shop:web", "repo:contoso/shop:ref:refs/heads/main", ""] {
		_found({"issuer": _cluster, "subject": subject})
		_found({"issuer": replace(_cluster, ".com/", ".us/"), "subject": subject})
		_found({"issuer": replace(_cluster, ".com/", ".cn/"), "subject": subject})
	}
}

test_service_accounts_are_clean if {
	every subject in ["system:serviceaccount:shop:web", "system:serviceaccount:s-1:a.b-c", {"unknown": "$SUBJECT"}] {
		not _found({"issuer": _cluster, "subject": subject})
	}
}

test_other_issuers_are_clean if {
	not _found({"subject": "repo:contoso/shop:environment:production"})
	every subject in ["repo:contoso/shop:environment:production", "system:serviceaccount:shop:*"] {
		not _found({"issuer": "https://token.actions.githubusercontent.com", "subject": subject})
	}
}

test_no_subject_is_clean if {
	not _found({"issuer": _cluster})
	not _found({"issuer": _cluster, "subject": null})
	count(rule.findings) == 0 with input as {}
}

_cluster := "https://westeurope.oic.prod-aks.azure.com/00000000-0000-0000-0000-000000000000/1/"

_found(properties) if {
	findings := rule.findings with input as {
		"type": "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
		"properties": properties,
	}
	{finding.path | some finding in findings} == {["properties", "subject"]}
}
