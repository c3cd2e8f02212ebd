package rules.secret["plaintext-secret_test"]

import data.parameters["plaintext-secret"] as parameters
import data.rules.secret["plaintext-secret"] as rule

test_string_is_found if {
	_findings({"stringData": {"user": "shop", "password": "hunter2"}}) == {{
		"path": ["stringData", "password"],
		"message": `secret "db" has password in plain text`,
	}}
}

test_encoded_string_is_found if {
	_findings({"data": {"user": "c2hvcA==", "DB_PASSWORD": "aHVudGVyMg=="}}) == {{
		"path": ["data", "DB_PASSWORD"],
		"message": `secret "db" has DB_PASSWORD in plain text`,
	}}
}

test_configuration_file_is_found if {
	count(_findings({"stringData": {"db.yaml": "user: shop\npassword: hunter2\n"}})) == 1
}

test_message_keeps_the_secret if {
	every finding in _findings({"stringData": {"password": "hunter2"}}) {
		not contains(finding.message, "hunter2")
	}
}

test_harmless_is_clean if {
	every change in [
		{"stringData": {"password": ""}},
		{"stringData": {"password": "changeme"}},
		{"stringData": {"password": {"unknown": "$PASSWORD"}}},
		{"stringData": {"endpoint": "https://contoso.com"}},
		{"stringData": {"unknown": "$DATA"}},
		{"data": {"password": ""}},
		{"data": {"password": "Y2hhbmdlbWU="}},
		{"data": {"password": "not base64"}},
		{"data": {"password": null}},
		{"data": null},
		{},
	] {
		_findings(change) == set()
	}
}

test_encrypted_secret_is_clean if {
	_findings({"stringData": {"password": "ENC[AES256_GCM,data:abc]"}, "sops": {"version": "3.9.0"}}) == set()
}

test_release_of_helm_is_clean if {
	_findings({"type": "helm.sh/release.v1", "stringData": {"password": "hunter2"}}) == set()
}

test_other_kind_is_clean if {
	rule.findings == set() with input as {"kind": "SealedSecret", "data": {"password": "aHVudGVyMg=="}}
}

test_client_secret_is_left_to_another_rule if _findings({"stringData": {"client-secret": "hunter2"}}) == set()

test_placeholders_are_a_parameter if {
	secret := {"kind": "Secret", "stringData": {"password": "dummy"}}
	rule.findings == set() with input as secret with parameters.placeholderRegex as "^dummy$"
	count(rule.findings) == 1 with input as secret with parameters.placeholderRegex as "^changeme$"
}

_findings(change) := findings if {
	findings := rule.findings with input as object.union({"kind": "Secret", "metadata": {"name": "db"}}, change)
}
