package rules.secret["entra-client-secret_test"]

import data.rules.secret["entra-client-secret"] as rule

test_secret_is_found if {
	every field in ["data", "stringData"] {
		every key in ["AZURE_CLIENT_SECRET", "clientSecret", "client-secret"] {
			_secret(field, key, "aHVudGVyMg==") == {{
				"path": [field, key],
				"message": sprintf(`secret "app" has the client secret of an application in %s`, [key]),
			}}
		}
	}
}

test_other_secret_is_clean if {
	_secret("data", "password", "aHVudGVyMg==") == set()
	rule.findings == set() with input as {"kind": "Secret", "data": null}
	rule.findings == set() with input as {"kind": "SealedSecret", "data": {"clientSecret": "a"}}
	every value in ["", null, {"unknown": "$SECRET"}] {
		_secret("stringData", "clientSecret", value) == set()
	}
}

test_variable_is_found if {
	every variable, field in {
		{"value": "hunter2"}: "value",
		{"valueFrom": {"secretKeyRef": {"name": "app", "key": "a"}}}: "valueFrom",
		{"valueFrom": {"configMapKeyRef": {"name": "app", "key": "a"}}}: "valueFrom",
	} {
		_variable(object.union({"name": "AZURE_CLIENT_SECRET"}, variable)) == {{
			"path": ["spec", "containers", 0, "env", 0, field],
			"message": `container "web" gets the client secret of an application`,
		}}
	}
}

test_other_variable_is_clean if {
	every variable in [
		{"name": "AZURE_CLIENT_ID", "value": "hunter2"},
		{"name": "AZURE_CLIENT_SECRET", "value": ""},
		{"name": "AZURE_CLIENT_SECRET", "value": {"unknown": "$SECRET"}},
		{"name": "AZURE_CLIENT_SECRET", "valueFrom": {"unknown": "$SOURCE"}},
		{"name": "AZURE_CLIENT_SECRET"},
		null,
	] {
		_variable(variable) == set()
	}
}

_secret(field, key, value) := findings if {
	findings := rule.findings with input as {"kind": "Secret", "metadata": {"name": "app"}, field: {key: value}}
}

_variable(variable) := findings if {
	findings := rule.findings with input as {
		"kind": "Pod",
		"spec": {"containers": [{"name": "web", "env": [variable]}]},
	}
}
