package rules.lib.secretish_test

import data.rules.lib.secretish

test_placeholder if {
	secretish.placeholder("changeme", "^changeme$")
	not secretish.placeholder("change", "^changeme$")
}

test_names_of_secrets if {
	every name in [
		"password", "DB_PASSWORD", "adminPasswd", "PGPASS", "clientSecret", "AZURE_CLIENT_SECRET",
		"GITHUB_TOKEN", "api_key", "apiKey", "api-key", "AccountKey", "STORAGE_ACCESS_KEY", "private.key",
		"connectionString", "CONNECTION_STRING",
	] {
		secretish.looks_secret(name, "")
	}
}

test_other_names if {
	every name in ["secretName", "tokenUrl", "PASSWORD_FILE", "key", "publicKey", "monkey", "", 0, {"unknown": "$X"}] {
		not secretish.looks_secret(name, "abc")
	}
}

test_formats_of_secrets if {
	every value in [
		_entra, sprintf("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=%s==;EndpointSuffix=a", [_key]),
		sprintf("AccountKey=%s", [_key]),
		sprintf("Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=%s=", [_key]),
		sprintf("https://a.blob.core.windows.net/b?sv=2024-11-04&sig=%s%%3D", [_key]),
		"-----BEGIN PRIVATE KEY-----\nMII", "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN OPENSSH PRIVATE KEY-----",
	] {
		secretish.known_format(value)
		secretish.looks_secret("name", value)
	}
}

test_other_values if {
	every value in [
		"", "abc", "00000000-0000-0000-0000-000000000000", "AccountKey=xxx", "AccountKey=<key>", "?sig=...",
		"-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----", concat("", [_entra, "0123456789"]), 0, null,
		{"unknown": "$X"}, [_entra],
	] {
		not secretish.known_format(value)
	}
}

# Put together here, so that nobody takes them for real ones.
_entra := concat("", ["aB18", "Q~", "not.a.real.secret-not.a.real.secr"])

_key := concat("", ["notARealKey", "notARealKey", "notARealKey", "notARealKey"])
