package rules.secret["secret-in-args_test"]

import data.rules.secret["secret-in-args"] as rule

test_secret_is_found if {
	every args, name in {
		["serve", "--password=hunter2"]: "--password",
		["serve", "PGPASSWORD=hunter2 psql"]: "PGPASSWORD",
		["--password", "hunter2"]: "--password",
		["-c", "export A=b\nlogin --client-secret 'hunter2' --tenant a"]: "--client-secret",
		["-c", `TOKEN="hunter2" run`]: "TOKEN",
		["-Xmx1g", "-Dspring.datasource.password=hunter2"]: "-Dspring.datasource.password",
	} {
		_findings("args", args) == {{
			"path": ["spec", "containers", 0, "args", 1],
			"message": sprintf(`container "web" has the value of %s in plain text in its arguments`, [name]),
		}}
	}
}

test_secret_in_the_command_is_found if {
	_findings("command", ["serve", "--password=hunter2"]) == {{
		"path": ["spec", "containers", 0, "command", 1],
		"message": `container "web" has the value of --password in plain text in its command`,
	}}
}

test_harmless_is_clean if {
	every args in [
		["--password=$(PASSWORD)"],
		["--password", "$(PASSWORD)"],
		["--password", {"unknown": "$PASSWORD"}, "serve"],
		["--password", "--verbose"],
		["--password"],
		["--password="],
		["--password-file=/run/secrets/db"],
		["--password", "/run/secrets/db"],
		["-c", "PASSWORD=$(cat /run/secrets/db)\nTOKEN=\"$X\" run"],
		["-c", "echo password hunter2"],
		["--user=shop"],
		[null, 1],
		"--password=hunter2",
		{"unknown": "$ARGS"},
		null,
	] {
		_findings("args", args) == set()
	}
}

_findings(list, elements) := findings if {
	findings := rule.findings with input as {
		"kind": "Pod",
		"spec": {"containers": [{"name": "web", list: elements}]},
	}
}
