package rules.command["kubelogin-client-secret_test"]

import data.rules.command["kubelogin-client-secret"] as rule

test_secret_in_the_environment_is_found if {
	every name in ["AAD_SERVICE_PRINCIPAL_CLIENT_SECRET", "AZURE_CLIENT_SECRET"] {
		_messages([_login("spn")], [name]) == {sprintf("signs in with the client secret in %s", [name])}
	}
}

test_either_secret_is_found if {
	names := ["AAD_SERVICE_PRINCIPAL_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_CLIENT_SECRET"]
	message := "signs in with the client secret in AAD_SERVICE_PRINCIPAL_CLIENT_SECRET or AZURE_CLIENT_SECRET"
	_messages([_login("spn")], names) == {message}
}

test_secret_in_a_flag_is_found if {
	secret := {"name": "--client-secret", "values": [{"unknown": "$SECRET"}]}
	_messages([secret, _login("spn")], []) == {"signs in with the client secret in --client-secret"}
	_messages([secret, _login("spn")], ["AZURE_CLIENT_SECRET"]) == {"signs in with the client secret in --client-secret"}
}

test_certificate_is_clean if {
	certificate := {"name": "--client-certificate", "values": ["cert.pfx"]}
	_messages([_login("spn"), certificate], ["AZURE_CLIENT_SECRET"]) == set()
	_messages([_login("spn")], ["AZURE_CLIENT_CERTIFICATE_PATH"]) == set()
}

test_no_credential_is_clean if _messages([_login("spn")], []) == set()

test_other_logins_are_clean if {
	every login in ["workloadidentity", "azurecli", "msi", {"unknown": "$LOGIN"}] {
		_messages([_login(login)], ["AZURE_CLIENT_SECRET"]) == set()
	}
}

test_other_commands_are_clean if {
	document := {"command": "login", "open": false, "flags": [_login("spn")], "credentials": ["AZURE_CLIENT_SECRET"]}
	count(rule.findings) == 0 with input as document
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_login(method) := {"name": "--login", "values": [method]}

_messages(flags, credentials) := {finding.message | some finding in findings} if {
	findings := rule.findings with input as {
		"command": "kubelogin convert-kubeconfig",
		"open": false,
		"flags": flags,
		"credentials": credentials,
	}
}
