package rules.command["secret-in-command_test"]

import data.parameters["secret-in-command"] as parameters
import data.rules.command["secret-in-command"] as rule

test_literal_is_found if {
	every name in ["--client-secret", "--windows-admin-password", "--aad-server-app-secret"] {
		_findings("aks create", [_flag("--name", ["aks"]), _flag(name, ["Zk3~s3cret"])]) == {{
			"path": ["flags", 1, "values", 0],
			"message": sprintf("the value of %s is a secret in plain text", [name]),
		}}
	}
}

test_literal_is_found_in_any_command if {
	count(_findings("aks update", [_flag("--windows-admin-password", ["Zk3~s3cret"])])) == 1
}

test_password_of_a_service_principal_is_found if {
	flags := [_flag("--service-principal", []), _flag("--password", ["Zk3~s3cret"])]
	{finding.path | some finding in _findings("login", flags)} == {["flags", 1, "values", 0]}
}

test_other_passwords_are_clean if {
	_clean("login", [_flag("--username", ["someone"]), _flag("--password", ["Zk3~s3cret"])])
	_clean("aks create", [_flag("--service-principal", ["id"]), _flag("--password", ["Zk3~s3cret"])])
}

test_absent_is_clean if {
	_clean("aks create", [])
	_clean("aks create", [_flag("--client-secret", [])])
}

test_other_flags_are_clean if _clean("aks create", [_flag("--name", ["Zk3~s3cret"])])

test_unknown_or_another_type_or_nothing_is_clean if {
	every value in [{"unknown": "$SECRET"}, null, 0, ""] {
		_clean("aks create", [_flag("--client-secret", [value])])
	}
}

test_placeholder_is_clean if {
	every value in [
		"***", "xxxx", "XXXX", "...", "<client secret>", "your-secret", "YOUR_CLIENT_SECRET", "yourPassword",
		"changeme", "Change-Me", "replace_it", "placeholder", "REDACTED",
		"ab45...", "PASTE_YOUR_SECRET", "my-secret", "password",
	] {
		_clean("aks create", [_flag("--client-secret", [value])])
	}
}

test_what_only_begins_like_a_placeholder_is_found if {
	every value in ["your-s3cret", "password1", "xxxx1", "*y*", "alpha@numeric!password2"] {
		count(_findings("aks create", [_flag("--client-secret", [value])])) == 1
	}
}

test_placeholders_are_a_parameter if {
	document := {"command": "aks create", "flags": [_flag("--client-secret", ["changeme", "dummy"])]}
	findings := rule.findings with input as document with parameters.placeholderRegex as "^dummy$"
	{finding.path | some finding in findings} == {["flags", 0, "values", 0]}
}

test_literal_in_an_open_command_is_found if {
	document := {"command": "aks create", "open": true, "flags": [_flag("--client-secret", ["Zk3~s3cret"])]}
	count(rule.findings) == 1 with input as document
}

test_message_keeps_the_secret if {
	every finding in _findings("aks create", [_flag("--client-secret", ["Zk3~s3cret"])]) {
		not contains(finding.message, "Zk3")
	}
}

_flag(name, values) := {"name": name, "values": values}

_clean(command, flags) if count(_findings(command, flags)) == 0

_findings(command, flags) := findings if {
	findings := rule.findings with input as {"command": command, "flags": flags}
}
