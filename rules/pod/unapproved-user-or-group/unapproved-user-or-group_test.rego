package rules.pod["unapproved-user-or-group_test"]

import data.parameters["unapproved-user-or-group"] as parameters
import data.rules.pod["unapproved-user-or-group"] as rule

test_missing_groups_are_found if {
	_messages({"containers": [{"name": "web"}]}, {}) == {
		"the pod does not set fsGroup",
		"the pod does not set supplementalGroups",
		`container "web" does not set runAsGroup`,
	}
}

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/runAsGroup"])
		_paths({"securityContext": {"fsGroup": 1, "supplementalGroups": [1]}, list: [{"name": "web"}]}, {}) == {path}
	}
}

test_group_outside_the_ranges_is_found if {
	_messages(_pod({"runAsGroup": 0}), {}) == {"the pod sets runAsGroup 0, which is not approved"}
	_messages(_pod({"fsGroup": 65536}), {}) == {"the pod sets fsGroup 65536, which is not approved"}
	_paths(_pod({"supplementalGroups": [1, 0, 2]}), {}) == {"spec/securityContext/supplementalGroups/1"}
	container := {"name": "web", "securityContext": {"runAsGroup": 0}}
	_paths(object.union(_pod({}), {"containers": [container]}), {}) == {"spec/containers/0/securityContext/runAsGroup"}
}

test_approved_groups_are_clean if {
	_findings(_pod({"fsGroup": 70000}), {"fsGroupRanges": [{"min": 1, "max": 10}, {"min": 70000, "max": -1}]}) == set()
	every group in [1, 1000, 65535] {
		_findings(_pod({"runAsGroup": group, "fsGroup": group, "supplementalGroups": [group]}), {}) == set()
	}
}

test_unknown_is_clean if {
	unknown := {"unknown": "$GROUP"}
	_findings(_pod({"runAsGroup": unknown, "fsGroup": unknown, "supplementalGroups": unknown}), {}) == set()
	_findings(_pod({"supplementalGroups": [unknown, "1"]}), {}) == set()
	_findings({"securityContext": unknown, "containers": [{"name": "web"}]}, {}) == set()
}

test_rule_says_what_must_be_set if {
	every choice, findings in {"MustRunAs": 3, "MayRunAs": 0, "RunAsAny": 0} {
		changes := {"runAsGroupRule": choice, "fsGroupRule": choice, "supplementalGroupsRule": choice}
		count(_findings({"containers": [{"name": "web"}]}, changes)) == findings
	}
	every choice, findings in {"MayRunAs": 1, "RunAsAny": 0} {
		count(_findings(_pod({"fsGroup": 0}), {"fsGroupRule": choice})) == findings
	}
}

test_windows_pod_is_clean if {
	_findings({"nodeSelector": {"kubernetes.io/os": "windows"}, "containers": [{"name": "web"}]}, {}) == set()
}

test_excluded_container_is_clean if {
	_findings({"containers": [{"name": "web"}]}, {"excludedContainers": ["web"]}) == set()
	spec := {"containers": [{"name": "web", "securityContext": {"runAsGroup": 0}}]}
	_findings(spec, {"excludedContainers": ["web"]}) == set()
}

test_namespace_of_azure_policy_is_exempt if {
	pod := {"kind": "Pod", "metadata": {"namespace": "kube-system"}, "spec": {"containers": [{"name": "web"}]}}
	every reading, findings in {"azure": 0, "pss": 3, "strict": 3} {
		found := rule.findings with input as pod with parameters as object.union(parameters, {"reading": reading})
		count(found) == findings
	}
}

_pod(changes) := {
	"securityContext": object.union({"runAsGroup": 1, "fsGroup": 1, "supplementalGroups": [1]}, changes),
	"containers": [{"name": "web"}],
}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
