package rules.pod["unconfined-apparmor_test"]

import data.parameters["unconfined-apparmor"] as parameters
import data.rules.pod["unconfined-apparmor"] as rule

test_pod_and_every_kind_of_container_are_found if {
	_messages(_with({"type": "Unconfined"}), {}) == {"the pod has the AppArmor profile Unconfined"}
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		path := concat("", ["spec/", list, "/0/securityContext/appArmorProfile/type"])
		_paths({list: [_with({"type": "Unconfined"})]}, {}) == {path}
	}
}

test_profile_without_a_known_type_is_found if {
	every profile in [{}, {"type": null}, {"type": ""}, {"type": "runtimeDefault"}, {"localhostProfile": "web"}] {
		count(_findings(_with(profile), {})) == 1
	}
}

test_allowed_profile_is_clean if {
	every profile in [{"type": "RuntimeDefault"}, {"type": "Localhost", "localhostProfile": "w"}, {"type": "Localhost"}] {
		_findings(_with(profile), {}) == set()
	}
}

test_profile_that_is_not_given_is_clean if {
	every profile in [null, {"unknown": "$PROFILE"}, {"type": {"unknown": "$TYPE"}}, "Unconfined"] {
		_findings(_with(profile), {}) == set()
	}
}

test_parameter_narrows_the_profiles if {
	changes := {"allowedProfiles": ["runtime/default", "localhost/web"]}
	_findings(_with({"type": "RuntimeDefault"}), changes) == set()
	_findings(_with({"type": "Localhost", "localhostProfile": "web"}), changes) == set()
	_findings(_with({"type": "Localhost", "localhostProfile": {"unknown": "$PROFILE"}}), changes) == set()
	count(_findings(_with({"type": "Localhost", "localhostProfile": "db"}), changes)) == 1
	_findings(_with({"type": "Unconfined"}), {"allowedProfiles": ["unconfined"]}) == set()
}

test_annotation_is_found if {
	every value in ["unconfined", "web", "RuntimeDefault"] {
		some finding in _annotated({"container.apparmor.security.beta.kubernetes.io/web": value}, {})
		finding.path == ["metadata", "annotations", "container.apparmor.security.beta.kubernetes.io/web"]
		finding.message == sprintf(`container "web" has the AppArmor profile %s`, [value])
	}
}

test_other_annotation_is_clean if {
	_annotated({"example.com/web": "unconfined"}, {}) == set()
	_annotated({"unknown": "$ANNOTATIONS"}, {}) == set()
	every value in ["", null, "runtime/default", "localhost/web", {"unknown": "$PROFILE"}] {
		_annotated({"container.apparmor.security.beta.kubernetes.io/web": value}, {}) == set()
	}
}

test_excluded_container_is_clean if {
	changes := {"excludedContainers": ["web"]}
	_findings({"containers": [_with({"type": "Unconfined"})]}, changes) == set()
	_annotated({"container.apparmor.security.beta.kubernetes.io/web": "unconfined"}, changes) == set()
}

test_windows_pod_is_clean_by_azure if {
	spec := object.union({"nodeSelector": {"kubernetes.io/os": "windows"}}, _with({"type": "Unconfined"}))
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		count(_findings(spec, {"reading": reading})) == findings
	}
}

_with(profile) := {"name": "web", "securityContext": {"appArmorProfile": profile}}

_annotated(annotations, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "metadata": {"annotations": annotations}, "spec": {}}
		with parameters as object.union(parameters, changes)
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
