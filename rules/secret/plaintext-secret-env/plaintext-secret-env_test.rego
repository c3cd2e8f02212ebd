package rules.secret["plaintext-secret-env_test"]

import data.parameters["plaintext-secret-env"] as parameters
import data.rules.secret["plaintext-secret-env"] as rule

test_secret_is_found_in_any_container if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		some finding in _findings(list, {"name": "DB_PASSWORD", "value": "hunter2"})
		finding.path == ["spec", list, 0, "env", 1, "value"]
	}
}

test_message if {
	messages := {finding.message | some finding in _findings("containers", {"name": "API_KEY", "value": "hunter2"})}
	messages == {`container "web" has API_KEY in plain text`}
}

test_harmless_is_clean if {
	every variable in [
		{"name": "DB_USER", "value": "shop"},
		{"name": "DB_PASSWORD_FILE", "value": "/run/secrets/db"},
		{"name": "AZURE_FEDERATED_TOKEN_FILE", "value": "/var/run/secrets/azure/tokens/azure-identity-token"},
		{"name": "DB_PASSWORD", "value": "/run/secrets/db"},
		{"name": "DB_PASSWORD", "value": "$(OTHER)"},
		{"name": "DB_PASSWORD", "value": {"unknown": "$PASSWORD"}},
		{"name": "DB_PASSWORD", "value": ""},
		{"name": "DB_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}}},
		{"name": {"unknown": "$NAME"}, "value": "hunter2"},
		{"value": "hunter2"},
		{"unknown": "$VARIABLE"},
		null,
	] {
		_findings("containers", variable) == set()
	}
}

test_names_are_a_parameter if {
	pod := _pod("containers", {"name": "HUNTER", "value": "hunter2"})
	rule.findings == set() with input as pod
	count(rule.findings) == 1 with input as pod with parameters.secretNames as ["^HUNTER$"]
}

_pod(list, variable) := {
	"kind": "Pod",
	"spec": {list: [{"name": "web", "env": [{"name": "PORT", "value": "80"}, variable]}]},
}

_findings(list, variable) := findings if {
	findings := rule.findings with input as _pod(list, variable)
}
