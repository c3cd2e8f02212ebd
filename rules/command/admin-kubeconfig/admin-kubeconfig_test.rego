package rules.command["admin-kubeconfig_test"]

import data.rules.command["admin-kubeconfig"] as rule

test_admin_is_found if {
	_paths("aks get-credentials", [_flag("--name", ["a"]), _flag("--admin", [])]) == {["flags", 1]}
}

test_cluster_admin_user_is_found if {
	_paths("aks get-credentials", [_flag("--user", ["clusterAdmin"])]) == {["flags", 0]}
}

test_other_users_are_clean if {
	_paths("aks get-credentials", [_flag("--user", ["clusterUser"])]) == set()
	_paths("aks get-credentials", [_flag("--user", [{"unknown": "$USER"}])]) == set()
	_paths("aks get-credentials", [_flag("--name", ["--admin"])]) == set()
}

test_other_commands_are_clean if _paths("aks create", [_flag("--admin", [])]) == set()

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_flag(name, values) := {"name": name, "values": values}

_paths(command, flags) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as {"command": command, "open": false, "flags": flags}
}
