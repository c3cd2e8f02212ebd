package rules.pod["host-port_test"]

import data.parameters["host-port"] as parameters
import data.rules.pod["host-port"] as rule

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		found := _findings({list: [_container(8080)]}, {})
		{finding.path | some finding in found} == {["spec", list, 0, "ports", 0, "hostPort"]}
	}
}

test_message_names_the_port if {
	_messages({"containers": [_container(8080)]}, {}) == {`container "web" opens port 8080 on its node`}
}

test_negative_port_is_found if count(_findings({"containers": [_container(-1)]}, {})) == 1

test_value_that_is_no_port_is_clean if {
	every value in [0, null, "8080", true, {}, [], {"unknown": "$PORT"}] {
		_findings({"containers": [_container(value)]}, {}) == set()
	}
}

test_missing_field_is_clean if {
	every ports in [null, [], [null], [{}], {}, "8080", {"unknown": "$PORTS"}] {
		_findings({"containers": [{"name": "web", "ports": ports}]}, {}) == set()
	}
}

test_container_port_is_found_in_the_host_network if {
	every list in ["containers", "initContainers"] {
		every port in [{}, {"hostPort": null}, {"hostPort": 0}] {
			container := {"name": "web", "ports": [object.union(port, {"containerPort": 8080})]}
			found := _findings({"hostNetwork": true, list: [container]}, {})
			{finding.path | some finding in found} == {["spec", list, 0, "ports", 0, "hostPort"]}
		}
	}
}

test_message_says_why_a_container_port_is_found if {
	container := {"name": "web", "ports": [{"containerPort": 8080}]}
	_messages({"hostNetwork": true, "containers": [container]}, {}) == {concat("", [
		`container "web" opens port 8080 on its node,`,
		" as the pod uses the host network",
	])}
}

test_given_host_port_counts_in_the_host_network if {
	messages := _messages({"hostNetwork": true, "containers": [_container(8080)]}, {})
	messages == {`container "web" opens port 8080 on its node`}
}

test_container_port_is_clean_outside_the_host_network if {
	every network in [false, null, "true", 1, {"unknown": "$NETWORK"}] {
		container := {"name": "web", "ports": [{"containerPort": 8080}]}
		_findings({"hostNetwork": network, "containers": [container]}, {}) == set()
	}
}

test_port_that_the_api_server_leaves_alone_is_clean_in_the_host_network if {
	every port in [null, {}, {"containerPort": 0}, {"containerPort": {"unknown": "$PORT"}}] {
		_findings({"hostNetwork": true, "containers": [{"name": "web", "ports": [port]}]}, {}) == set()
	}
	unknown := {"containerPort": 8080, "hostPort": {"unknown": "$PORT"}}
	_findings({"hostNetwork": true, "containers": [{"name": "web", "ports": [unknown]}]}, {}) == set()
	debugger := {"name": "debug", "ports": [{"containerPort": 8080}]}
	_findings({"hostNetwork": true, "ephemeralContainers": [debugger]}, {}) == set()
}

test_allowed_container_port_is_clean_in_the_host_network if {
	container := {"name": "web", "ports": [{"containerPort": 8080}]}
	_findings({"hostNetwork": true, "containers": [container]}, {"allowedHostPorts": ["8080"]}) == set()
}

test_allowed_port_is_clean if {
	every range in ["8080", "80-8080", "8080-9000", "1-65535", 8080] {
		_findings({"containers": [_container(8080)]}, {"allowedHostPorts": ["22", range]}) == set()
	}
}

test_other_port_is_found if {
	every range in ["80", "8081-9000", "80-8079", "", "web", 80] {
		count(_findings({"containers": [_container(8080)]}, {"allowedHostPorts": [range]})) == 1
	}
}

test_excluded_container_is_clean if {
	_findings({"containers": [_container(8080)]}, {"excludedContainers": ["web"]}) == set()
}

test_windows_pod_is_found_with_a_note if {
	note := " (only the Pod Security Standards forbid it: Windows pod)"
	_messages(_windows, {}) == {concat("", [`container "web" opens port 8080 on its node`, note])}
}

test_windows_pod_is_found_by_pss if count(_findings(_windows, {"reading": "pss"})) == 1

test_windows_pod_is_clean_by_azure if _findings(_windows, {"reading": "azure"}) == set()

test_linux_pod_is_found_by_azure if {
	count(_findings({"containers": [_container(8080)]}, {"reading": "azure"})) == 1
}

_container(port) := {"name": "web", "ports": [{"containerPort": 80, "hostPort": port}]}

_windows := {"nodeSelector": {"kubernetes.io/os": "windows"}, "containers": [_container(8080)]}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
