package rules.secret["secret-in-configmap_test"]

import data.parameters["secret-in-configmap"] as parameters
import data.rules.secret["secret-in-configmap"] as rule

test_secret_is_found if {
	every key, value in {
		"DB_PASSWORD": "hunter2",
		"app.properties": "user=shop\npassword=hunter2",
		"key": "-----BEGIN PRIVATE KEY-----\nMII",
	} {
		_findings({"user": "shop", key: value}) == {{
			"path": ["data", key],
			"message": sprintf(`config map "web" has a secret in plain text in %s`, [key]),
		}}
	}
}

test_harmless_is_clean if {
	every entries in [
		{"DB_PASSWORD": ""},
		{"DB_PASSWORD": "$(PASSWORD)"},
		{"DB_PASSWORD": {"unknown": "$PASSWORD"}},
		{"DB_PASSWORD_FILE": "/run/secrets/db"},
		{"run.sh": "PASSWORD=hunter2"},
		{"ca.crt": "-----BEGIN CERTIFICATE-----"},
		{"unknown": "$DATA"},
		{},
		null,
	] {
		_findings(entries) == set()
	}
}

test_other_kind_is_clean if {
	rule.findings == set() with input as {"kind": "Settings", "data": {"DB_PASSWORD": "hunter2"}}
}

test_placeholders_are_a_parameter if {
	document := {"kind": "ConfigMap", "data": {"password": "dummy"}}
	rule.findings == set() with input as document with parameters.placeholderRegex as "^dummy$"
}

_findings(entries) := findings if {
	findings := rule.findings with input as {"kind": "ConfigMap", "metadata": {"name": "web"}, "data": entries}
}
