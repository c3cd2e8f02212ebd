package rules.command["broken-continuation_test"]

import data.rules.command["broken-continuation"] as rule

test_blank_behind_a_backslash_is_found if _messages(["\\ ", "\\ "]) == {"whitespace after the backslash ends"}

test_blank_behind_a_backtick_is_found if _messages(["`\t"]) == {"whitespace after the backtick ends"}

test_empty_line_is_found if {
	_messages(["\\\n"]) == {"the empty line after the backslash ends"}
	_messages(["`\r\n"]) == {"the empty line after the backtick ends"}
}

test_backslash_of_powershell_is_found if {
	_messages([`\`]) == {"the backslash, which does not continue a line of PowerShell, ends"}
}

test_comment_is_found if _messages(["# --tier free"]) == {"the comment ends"}

_messages(breaks) := {what |
	findings := rule.findings with input as {"command": "aks create", "brokenContinuations": breaks}
	some finding in findings
	finding.path == ["brokenContinuations", 0]
	what := split(finding.message, " the command here")[0]
}

test_nothing_is_clean if {
	count(rule.findings) == 0 with input as {}
	count(rule.findings) == 0 with input as {"brokenContinuations": []}
	count(rule.findings) == 0 with input as {"brokenContinuations": [{"unknown": "X"}]}
}
