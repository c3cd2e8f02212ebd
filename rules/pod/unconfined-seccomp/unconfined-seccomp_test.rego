package rules.pod["unconfined-seccomp_test"]

import data.parameters["unconfined-seccomp"] as parameters
import data.rules.pod["unconfined-seccomp"] as rule
import data.target

test_pod_and_every_kind_of_container_are_found if {
	_messages(_with({"type": "Unconfined"}), {}) == {"the pod has the seccomp profile Unconfined"}
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/seccompProfile/type"])
		_paths({list: [_with({"type": "Unconfined"})]}, {}) == {path}
	}
}

test_profile_without_a_known_type_is_found if {
	_messages(_with({}), {}) == {`the pod has the seccomp profile ""`}
	every profile in [{}, {"type": null}, {"type": ""}, {"type": "runtime/default"}] {
		count(_findings(_with(profile), {})) == 1
	}
}

test_other_profile_is_clean if {
	every profile in [
		{"type": "RuntimeDefault"},
		{"type": "Localhost", "localhostProfile": "web.json"},
		{"type": {"unknown": "$TYPE"}},
		{"unknown": "$PROFILE"},
		null,
	] {
		_findings(_with(profile), {}) == set()
	}
}

test_annotation_is_found_before_1_19 if {
	pod := "seccomp.security.alpha.kubernetes.io/pod"
	every key in [pod, "container.seccomp.security.alpha.kubernetes.io/web"] {
		every value in ["unconfined", "", null, "RuntimeDefault"] {
			some finding in _annotated({key: value}, 18)
			finding.path == ["metadata", "annotations", key]
			startswith(finding.message, "the annotation sets the seccomp profile ")
		}
		_annotated({key: "unconfined"}, 19) == set()
	}
}

test_other_annotation_is_clean if {
	_annotated({"container.seccomp.security.alpha.kubernetes.io/db": "unconfined"}, 18) == set()
	every key in ["seccomp.security.alpha.kubernetes.io/pod", "container.seccomp.security.alpha.kubernetes.io/web"] {
		every value in ["runtime/default", "docker/default", "localhost/web.json", {"unknown": "$PROFILE"}] {
			_annotated({key: value}, 18) == set()
		}
	}
}

test_field_does_not_count_before_1_19 if {
	_findings(_with({"type": "Unconfined"}), {}) == set() with target.minor as 18
}

test_excluded_container_is_clean if {
	changes := {"excludedContainers": ["web"]}
	_findings({"containers": [_with({"type": "Unconfined"})]}, changes) == set()
}

test_windows_pod_is_clean_by_azure if {
	spec := object.union({"nodeSelector": {"kubernetes.io/os": "windows"}}, _with({"type": "Unconfined"}))
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		count(_findings(spec, {"reading": reading})) == findings
	}
}

_with(profile) := {"name": "web", "securityContext": {"seccompProfile": profile}}

_annotated(annotations, minor) := findings if {
	spec := {"containers": [{"name": "web"}]}
	findings := rule.findings with input as {"kind": "Pod", "metadata": {"annotations": annotations}, "spec": spec}
		with target.minor as minor
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
