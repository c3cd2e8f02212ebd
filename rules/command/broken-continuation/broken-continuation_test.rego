package rules.command["broken-continuation_test"]

import data.rules.command["broken-continuation"] as rule

test_blank_behind_a_backslash_is_found if {
	findings := rule.findings with input as {"command": "aks create", "brokenContinuations": ["\\", "\\"]}
	{finding.path | some finding in findings} == {["brokenContinuations", 0], ["brokenContinuations", 1]}
}

test_nothing_is_clean if {
	count(rule.findings) == 0 with input as {}
	count(rule.findings) == 0 with input as {"brokenContinuations": []}
	count(rule.findings) == 0 with input as {"brokenContinuations": [{"unknown": "X"}]}
}
