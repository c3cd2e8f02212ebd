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
		"connectionString", "CONNECTION_STRING", "MINIO_SECRET_KEY", "encryption-key",
	] {
		secretish.names_secret(name)
	}
}

test_other_names if {
	every name in ["secretName", "tokenUrl", "PASSWORD_FILE", "key", "publicKey", "monkey", "", 0, {"unknown": "$X"}] {
		not secretish.names_secret(name)
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

test_plain if {
	secretish.plain("config", _entra, _placeholders)
	every value in ["hunter2", "password", "Secret", "not a placeholder", "/9j4AAQ+x==", "amqp://shop:hunter2@rabbit"] {
		secretish.plain("DB_PASSWORD", value, _placeholders)
	}
}

test_harmless_values_are_not_plain if {
	every value in [
		"", "true", "0", "changeme", "$(PASSWORD)", "${PASSWORD}", "{{ .password }}",
		"`cat db`", `\"$PASSWORD\"`, `os.environ["DB"]`,
		"<password>", "/run/secrets/db",
		"./db", `C:\secrets\db`, "https://vault.contoso.com/db", "@Microsoft.KeyVault(SecretUri=a)", "vault:secret/db#a",
		"orders-db-credentials", "INSERT_PASSWORD", null, 1, {"unknown": "$PASSWORD"},
	] {
		not secretish.plain("DB_PASSWORD", value, _placeholders)
	}
}

test_other_names_are_not_plain if not secretish.plain("DB_USER", "hunter2", _placeholders)

test_connection_strings if {
	every value in ["Server=a;Password=hunter2", "mongodb://shop:hunter2@mongo/orders", "Endpoint=a;AccessKey=b"] {
		secretish.plain("CONNECTION_STRING", value, _placeholders)
	}
	every value in ["Server=a;Authentication=Active Directory Default", "mongodb://mongo/orders", "Data Source=a"] {
		not secretish.plain("connectionString", value, _placeholders)
	}
}

test_settings_of_a_file if {
	every text in ["user=a\ndb.password = hunter2", "db:\n  password: 'hunter2'\r\n", "{\n\"password\": \"hunter2\",\n}"] {
		every name in ["application.properties", "config.yaml", "settings.JSON", "prod.env"] {
			secretish.plain(name, text, _placeholders)
		}
		not secretish.plain("run.sh", text, _placeholders)
	}
	every text in ["# password: hunter2", "password: ${PASSWORD}", "password:", "the password: is a b", "user: a", ""] {
		not secretish.plain("config.yaml", text, _placeholders)
	}
}

test_registry_credentials if {
	secretish.known_format(`{"auths": {"a.azurecr.io": {"username": "a", "auth": "YTpi"}}}`)
	not secretish.known_format(`{"auths": {"a.azurecr.io": {"auth": ""}}}`)
}

test_entra if {
	every name in ["client-secret", "clientSecret", "AZURE_CLIENT_SECRET", "aadClientSecret", "SP_CLIENT_SECRET"] {
		secretish.entra(name)
	}
	every name in ["GITHUB_CLIENT_SECRET", "clientSecretName", "secret", ""] {
		not secretish.entra(name)
	}
}

test_unquoted if secretish.unquoted("\t\"a b\",\r") == "a b"

_placeholders := "(?i)^(changeme|password|secret)$"

# Put together here, so that nobody takes them for real ones.
_entra := concat("", ["aB18", "Q~", "not.a.real.secret-not.a.real.secr"])

_key := concat("", ["notARealKey", "notARealKey", "notARealKey", "notARealKey"])
