package rules.command["secret-in-command_test"]

import data.parameters["secret-in-command"] as parameters
import data.rules.command["secret-in-command"] as rule

test_literal_is_found if {
	every command, name in {"aks create": "--client-secret", "kubelogin convert-kubeconfig": "--password"} {
		_findings(command, [_flag("--name", ["aks"]), _secret(name, ["Zk3~s3cret"])]) == {{
			"path": ["flags", 1, "values", 0],
			"message": sprintf("the value of %s is a secret in plain text", [name]),
		}}
	}
}

test_absent_is_clean if {
	_clean("aks create", [])
	_clean("aks create", [_secret("--client-secret", [])])
}

test_other_flags_are_clean if _clean("aks create", [_flag("--name", ["Zk3~s3cret"])])

test_unknown_or_another_type_or_nothing_is_clean if {
	every value in [{"unknown": "$SECRET"}, null, 0, ""] {
		_clean("aks create", [_secret("--client-secret", [value])])
	}
}

test_placeholder_is_clean if {
	every value in [
		"***", "xxxx", "XXXX", "...", "<client secret>", "your-secret", "YOUR_CLIENT_SECRET", "yourPassword",
		"changeme", "Change-Me", "replace_it", "placeholder", "REDACTED",
		"ab45...", "PASTE_YOUR_SECRET", "my-secret", "password",
		"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "XXXX.XXXX~",
		"00000000-0000-0000-0000-000000000000", "clientSecret", "client-secret", "APP_PASSWORD", "dummy", "abc…",
	] {
		_clean("aks create", [_secret("--client-secret", [value])])
	}
}

test_what_only_begins_like_a_placeholder_is_found if {
	every value in [
		"your-s3cret", "password1", "xxxx1", "*y*",
		"00000000-0000-0000-0000-000000000001", "example1", "topsecret", "alpha@numeric!password2",
	] {
		count(_findings("aks create", [_secret("--client-secret", [value])])) == 1
	}
}

test_known_format_is_found_in_any_flag if {
	secret := concat("", ["aB18", "Q~", "not.a.real.secret-not.a.real.secr"])
	flags := [_flag("--tags", ["a=b", secret]), _secret("--client-secret", [secret])]
	paths := {finding.path | some finding in _findings("aks create", flags)}
	paths == {["flags", 0, "values", 1], ["flags", 1, "values", 0]}
}

test_placeholders_are_a_parameter if {
	document := {"command": "aks create", "flags": [_secret("--client-secret", ["changeme", "dummy"])]}
	findings := rule.findings with input as document with parameters.placeholderRegex as "^dummy$"
	{finding.path | some finding in findings} == {["flags", 0, "values", 0]}
}

test_literal_in_an_open_command_is_found if {
	document := {"command": "aks create", "open": true, "flags": [_secret("--client-secret", ["Zk3~s3cret"])]}
	count(rule.findings) == 1 with input as document
}

test_message_keeps_the_secret if {
	every finding in _findings("aks create", [_secret("--client-secret", ["Zk3~s3cret"])]) {
		not contains(finding.message, "Zk3")
	}
}

_flag(name, values) := {"name": name, "values": values}

_secret(name, values) := object.union(_flag(name, values), {"secret": true})

_clean(command, flags) if count(_findings(command, flags)) == 0

_findings(command, flags) := findings if {
	findings := rule.findings with input as {"command": command, "flags": flags}
}
