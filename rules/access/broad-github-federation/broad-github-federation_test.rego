package rules.access["broad-github-federation_test"]

import data.rules.access["broad-github-federation"] as rule

test_broad_subject_is_found if {
	every subject, fault in {
		"*": "has a wildcard",
		"environment:production": "names no repository",
		"ref:refs/heads/main": "names no repository",
		"repo:*": "is not bound to a repository",
		"repo:contoso/*": "is not bound to a repository",
		"repo:contoso/*:ref:refs/heads/main": "is not bound to a repository",
		"repo:contoso/shop:*": "is not bound to a branch or environment",
		"repo:contoso/shop:pull_request": "trusts every pull request",
		"repo:contoso/shop:ref:refs/heads/*": "has a wildcard",
	} {
		_found({"issuer": _github, "subject": subject}) == {{
			"path": ["properties", "subject"],
			"message": sprintf("the subject %q %s", [subject, fault]),
		}}
	}
}

test_broad_expression_is_found if {
	every expression, fault in {
		"claims['sub'] eq 'repo:contoso/shop:pull_request'": "trusts every pull request",
		"claims['sub'] matches 'repo:contoso/*'": "is not bound to a repository",
		"claims['sub'] matches 'repo:contoso/shop:*'": "is not bound to a branch or environment",
	} {
		_found({"issuer": _github, "claimsMatchingExpression": {"value": expression}}) == {{
			"path": ["properties", "claimsMatchingExpression", "value"],
			"message": sprintf("the expression %q %s", [expression, fault]),
		}}
	}
}

test_narrow_credentials_are_clean if {
	every subject in [
		"repo:contoso/shop:environment:production", "repo:contoso/shop:ref:refs/heads/main",
		"repository_owner_id:1:repository_id:2:environment:production",
		"repo:contoso/shop:ref:refs/heads/pull_request_template", {"unknown": "repo:$REPO:pull_request"}, null,
	] {
		_found({"issuer": _github, "subject": subject}) == set()
	}
	expression := "claims['sub'] matches 'repo:contoso/shop:ref:refs/heads/*'"
	_found({"issuer": _github, "claimsMatchingExpression": {"value": expression}}) == set()
}

test_other_issuers_are_clean if {
	every issuer in ["https://gitlab.com", {"unknown": "$ISSUER"}, null] {
		_found({"issuer": issuer, "subject": "repo:contoso/shop:pull_request"}) == set()
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_github := "https://token.actions.githubusercontent.com"

_found(properties) := findings if {
	findings := rule.findings with input as {
		"type": "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
		"properties": properties,
	}
}
