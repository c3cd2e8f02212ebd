package rules.identity["long-lived-service-account-token_test"]

import data.rules.identity["long-lived-service-account-token"] as rule

test_token_is_found if {
	_findings("kubernetes.io/service-account-token", {"kubernetes.io/service-account.name": "ci"}) == {{
		"path": ["type"],
		"message": `secret "ci" holds a token of the service account "ci" that never expires`,
	}}
}

test_token_of_no_known_account_is_found if {
	every annotations in [{}, null, {"kubernetes.io/service-account.name": {"unknown": "$ACCOUNT"}}] {
		messages := {finding.message | some finding in _findings("kubernetes.io/service-account-token", annotations)}
		messages == {`secret "ci" holds a token that never expires`}
	}
}

test_other_types_are_clean if {
	rule.findings == set() with input as {"kind": "Secret"}
	every type in ["Opaque", "kubernetes.io/tls", "bootstrap.kubernetes.io/token", null, {"unknown": "$TYPE"}] {
		_findings(type, {}) == set()
	}
}

test_other_kind_is_clean if {
	rule.findings == set() with input as {"kind": "Certificate", "type": "kubernetes.io/service-account-token"}
}

_findings(type, annotations) := findings if {
	findings := rule.findings with input as {
		"kind": "Secret",
		"metadata": {"name": "ci", "annotations": annotations},
		"type": type,
	}
}
