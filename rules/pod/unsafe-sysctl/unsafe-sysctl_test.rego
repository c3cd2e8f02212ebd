package rules.pod["unsafe-sysctl_test"]

import data.parameters["unsafe-sysctl"] as parameters
import data.rules.pod["unsafe-sysctl"] as rule
import data.target

test_message_names_the_sysctl if {
	text := "the pod sets the sysctl kernel.msgmax, which is not known to be safe"
	_messages(_with([{"name": "kernel.msgmax"}]), {}) == {text}
}

test_path_names_the_element if {
	sysctls := [{"name": "net.ipv4.tcp_rmem"}, {"name": "vm.swappiness"}]
	_paths(_with(sysctls), {}) == {"spec/securityContext/sysctls/1/name"}
}

test_sysctl_without_a_name_is_found if {
	every sysctl in [null, {}, {"name": null}, {"name": ""}] {
		count(_findings(_with([sysctl]), {})) == 1
	}
}

test_unknown_is_clean if {
	every sysctl in [{"unknown": "$SYSCTL"}, {"name": {"unknown": "$NAME"}}, {"name": 1}] {
		_findings(_with([sysctl]), {}) == set()
	}
	every sysctls in [null, [], {}, {"unknown": "$SYSCTLS"}, "kernel.msgmax"] {
		_findings(_with(sysctls), {}) == set()
	}
}

test_list_grows_with_kubernetes if {
	every name, minor in {
		"net.ipv4.ip_local_reserved_ports": 27,
		"net.ipv4.tcp_fin_timeout": 29,
		"net.ipv4.tcp_wmem": 32,
		"net.ipv4.tcp_notsent_lowat": 37,
	} {
		_findings(_with([{"name": name}]), {}) == set() with target.minor as minor
		count(_findings(_with([{"name": name}]), {})) == 1 with target.minor as minor - 1
	}
}

test_allowed_sysctl_is_clean if {
	every allowed in ["net.core.somaxconn", "net.core.*", "*"] {
		_findings(_with([{"name": "net.core.somaxconn"}]), {"allowedSysctls": [allowed]}) == set()
	}
}

test_windows_pod_is_clean_by_azure if {
	spec := object.union({"nodeSelector": {"kubernetes.io/os": "windows"}}, _with([{"name": "kernel.msgmax"}]))
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		count(_findings(spec, {"reading": reading})) == findings
	}
}

_with(sysctls) := {"securityContext": {"sysctls": sysctls}}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
