package rules.lib.control_test

import data.rules.lib.control

test_pods_have_what_controls_ask_for if {
	template := {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "web"}]}}
	document := {"kind": "Deployment", "metadata": {"namespace": "kube-system"}, "spec": {"template": template}}
	pods := control.pods with input as document
	pods == [{
		"path": ["spec", "template", "spec"],
		"spec": template.spec,
		"metadataPath": ["spec", "template", "metadata"],
		"metadata": template.metadata,
		"containers": {["spec", "template", "spec", "containers", 0]: {"name": "web"}},
		"azureNamespace": "namespace kube-system",
	}]
}

test_pod_has_its_own_metadata if {
	every metadata in [{}, {"name": "web"}] {
		pods := control.pods with input as {"kind": "Pod", "metadata": metadata, "spec": {}}
		pods[0].metadata == metadata
		pods[0].metadataPath == ["metadata"]
	}
}

test_label if {
	pod := _pod({"containers": [{"name": "web"}]})
	control.label(pod, ["spec"]) == "the pod"
	control.label(pod, ["spec", "containers", 0]) == `container "web"`
}

test_pod_is_excluded_if_all_its_containers_are if {
	options := {"excludedContainers": ["web"]}
	every containers in [[{"name": "web"}], [{"name": "web"}, {"name": "web"}]] {
		control.excluded(_pod({"containers": containers}), ["spec"], options)
	}
	every spec in [{}, {"containers": []}, {"containers": [{"name": "web"}, {"name": "db"}]}] {
		not control.excluded(_pod(spec), ["spec"], options)
	}
}

test_settings if {
	pod := _pod({"securityContext": {"runAsUser": 1}, "containers": [{}, {"securityContext": {"runAsUser": 2}}]})
	control.settings(pod, "runAsUser") == {["spec"]: 1, ["spec", "containers", 1]: 2}
}

test_effective if {
	pod := _pod({"securityContext": {"runAsUser": 1}})
	control.effective(pod, {"securityContext": {"runAsUser": 2}}, "runAsUser") == 2
	control.effective(_pod({}), {}, "runAsUser") == null
	unknown := {"unknown": "$CONTEXT"}
	control.effective(pod, {"securityContext": unknown}, "runAsUser") == unknown
	control.effective(_pod({"securityContext": unknown}), {}, "runAsUser") == unknown
	every context in [null, {}, {"runAsUser": null}] {
		control.effective(pod, {"securityContext": context}, "runAsUser") == 1
	}
}

test_text if {
	control.text(null) == ""
	control.text("web") == "web"
	not control.text({"unknown": "$X"})
	control.shown("") == `""`
	control.shown("web") == "web"
}

test_note if {
	by_azure := "(only Azure Policy forbids it: x)"
	by_pss := "(only the Pod Security Standards forbid it: x)"
	every reading, wanted in {
		"strict": {"neither": "", "pss": by_azure, "azure": by_pss},
		"pss": {"neither": "", "azure": ""},
		"azure": {"neither": "", "pss": ""},
	} {
		exemptions := {"neither": ["", ""], "pss": ["x", ""], "azure": ["", "x"], "both": ["x", "x"]}
		notes := {who: trim(note, " ") |
			some who, exempt in exemptions
			note := control.note({"reading": reading}, exempt[0], exempt[1])
		}
		notes == wanted
	}
}

test_exemptions_of_azure_policy if {
	windows := {"nodeSelector": {"kubernetes.io/os": "windows"}}
	control.azure_exemption(_pod(windows)) == "Windows pod"
	control.azure_exemption(object.union(_pod({}), {"azureNamespace": "namespace x"})) == "namespace x"
	every spec in [{}, {"os": {"name": "windows"}}, {"nodeSelector": {"kubernetes.io/os": "linux"}}] {
		control.azure_exemption(_pod(spec)) == ""
	}
}

test_exemptions_of_the_standards if {
	windows := _pod({"os": {"name": "windows"}})
	control.pss_exemption(windows, {"minor": 25}, 22) == "Windows pod"
	control.pss_exemption(windows, {"minor": 24}, 22) == ""
	control.pss_exemption(windows, {"minor": 21}, 22) == "before Kubernetes 1.22"
	control.user_namespace(_pod({"hostUsers": false}), {"minor": 35}) == "user namespace"
	control.user_namespace(_pod({"hostUsers": false}), {"minor": 34}) == ""
	control.user_namespace(_pod({"hostUsers": true}), {"minor": 35}) == ""
}

test_windows if {
	control.runs_windows(_pod({"os": {"name": "windows"}}))
	control.runs_windows(_pod({"nodeSelector": {"kubernetes.io/os": "windows"}}))
	not control.runs_windows(_pod({"os": {"name": {"unknown": "$OS"}}}))
}

_pod(spec) := pod if {
	pods := control.pods with input as {"kind": "Pod", "spec": spec}
	pod := pods[0]
}
