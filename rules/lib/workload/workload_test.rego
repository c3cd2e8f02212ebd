package rules.lib.workload_test

import data.parameters.workload as parameters
import data.rules.lib.workload

test_every_kind_of_workload_has_a_pod if {
	every kind, path in {
		"CronJob": ["spec", "jobTemplate", "spec", "template", "spec"],
		"DaemonSet": ["spec", "template", "spec"],
		"Deployment": ["spec", "template", "spec"],
		"DeploymentConfig": ["spec", "template", "spec"],
		"Job": ["spec", "template", "spec"],
		"Pod": ["spec"],
		"PodTemplate": ["template", "spec"],
		"ReplicaSet": ["spec", "template", "spec"],
		"ReplicationController": ["spec", "template", "spec"],
		"StatefulSet": ["spec", "template", "spec"],
	} {
		document := json.patch({"apiVersion": "apps/v1", "kind": kind}, _adds(path))
		_pods(document) == {path: {"containers": []}}
	}
}

test_custom_resources_have_pods if {
	every path in [
		["spec", "template", "spec"], # Argo Rollout, Knative Service
		["spec", "jobTemplate", "spec", "template", "spec"], # KEDA before ScaledJob
		["spec", "jobTargetRef", "template", "spec"], # KEDA ScaledJob
		["spec", "headGroupSpec", "template", "spec"], # RayCluster
		["spec", "pytorchReplicaSpecs", "Worker", "template", "spec"], # Kubeflow
		["spec"], # Prometheus
		["spec", "forProvider", "manifest", "spec"], # Crossplane
	] {
		every spec in [
			{"containers": [{"image": "web"}]},
			{"containers": [null, {"image": {"unknown": "$IMAGE"}}]},
			{"containers": [{"name": "elasticsearch"}]},
		] {
			every group in ["example.com/v1", "jobset.x-k8s.io/v1alpha2"] {
				document := json.patch({"apiVersion": group, "kind": "Job"}, _puts(path, spec))
				_pods(document) == {path: spec}
			}
		}
	}
}

test_pods_in_lists_of_custom_resources if {
	spec := {"containers": [{"name": "w", "image": "worker"}]}
	jobs := {"replicatedJobs": [{"template": {"spec": {"template": {"spec": spec}}}}, {"name": "none"}]}
	path := ["spec", "replicatedJobs", 0, "template", "spec", "template", "spec"]
	_pods({"apiVersion": "jobset.x-k8s.io/v1alpha2", "kind": "JobSet", "spec": jobs}) == {path: spec}
}

test_workflow_has_a_pod_for_each_template if {
	templates := [
		{"name": "main", "steps": [[{"name": "a", "template": "build"}]]},
		{"name": "build", "container": {"image": "kaniko"}, "sidecars": [{"name": "docker", "image": "dind"}]},
		{"name": "say", "script": {"image": "python", "source": "print()"}},
		{"name": "many", "containerSet": {"containers": [{"name": "a", "image": "a"}]}},
	]
	document := {"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "spec": {"templates": templates}}
	object.keys(_pods(document)) == {
		["spec"],
		["spec", "templates", 1],
		["spec", "templates", 2],
		["spec", "templates", 3, "containerSet"],
	}
	containers := workload.containers with input as document
	object.keys(containers) == {
		["spec", "templates", 1, "container"],
		["spec", "templates", 1, "sidecars", 0],
		["spec", "templates", 2, "script"],
		["spec", "templates", 3, "containerSet", "containers", 0],
	}
}

test_task_of_tekton_has_a_pod if {
	spec := {"steps": [{"name": "build", "image": "golang"}], "volumes": []}
	_pods({"apiVersion": "tekton.dev/v1", "kind": "Task", "spec": spec}) == {["spec"]: spec}
	nested := {"pipelineSpec": {"tasks": [{"taskSpec": spec}]}}
	path := ["spec", "pipelineSpec", "tasks", 0, "taskSpec"]
	_pods({"apiVersion": "tekton.dev/v1", "kind": "PipelineRun", "spec": nested}) == {path: spec}
}

test_given_paths_lead_to_pods if {
	spec := {"hostNetwork": true}
	document := {"apiVersion": "example.com/v1", "kind": "Widget", "spec": {"runner": {"pod": spec}, "other": 1}}
	_pods(document) == {}
	paths := {"Widget": ["spec.runner.pod", "spec.other", "spec.none"]}
	pods := workload.pods with input as document with parameters.podPaths as paths
	pods == {["spec", "runner", "pod"]: spec}
}

test_pod_of_a_workload_without_containers_is_a_pod if {
	pods := _pods({"kind": "Job", "spec": {"template": {"spec": {"hostPID": true}}}})
	pods == {["spec", "template", "spec"]: {"hostPID": true}}
}

test_what_only_looks_like_a_pod_is_none if {
	template := {"template": {"spec": {"containers": [{"name": "web", "image": "web"}]}}}
	every document in [
		{"apiVersion": "v1", "kind": "ConfigMap", "data": template},
		{"apiVersion": "v1", "kind": "Secret", "stringData": template},
		{"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "spec": template},
		{"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "spec": template},
		{"apiVersion": "kyverno.io/v1", "kind": "ClusterPolicy", "spec": template},
		{"apiVersion": "policies.kyverno.io/v1", "kind": "MutatingPolicy", "spec": template},
		{"apiVersion": "constraints.gatekeeper.sh/v1beta1", "kind": "K8sPods", "spec": {"parameters": template}},
		{"apiVersion": "mutations.gatekeeper.sh/v1", "kind": "Assign", "spec": template},
		{"apiVersion": "helm.toolkit.fluxcd.io/v2", "kind": "HelmRelease", "spec": {"values": template}},
		{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"helm": {"valuesObject": template}}},
		{"apiVersion": "apiextensions.crossplane.io/v1", "kind": "XRD", "spec": {"openAPIV3Schema": template}},
		{"apiVersion": "cert-manager.io/v1", "kind": "Certificate", "spec": {"template": {"spec": {"dnsNames": []}}}},
		{"apiVersion": "kargo.akuity.io/v1alpha1", "kind": "Stage", "spec": {"steps": [{"uses": "git-clone"}]}},
		{"apiVersion": "example.com/v1", "kind": "A", "spec": {"containers": [], "a": {"containers": ["a"]}}},
		{"apiVersion": "example.com/v1", "kind": "A", "spec": {"containers": {"image": "a"}, "container": "a"}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "spec": null},
		{"apiVersion": "apps/v1", "kind": "Deployment"},
		{},
	] {
		_pods(document) == {}
	}
}

test_excluded_namespace_has_no_pods if {
	document := {"kind": "Pod", "metadata": {"namespace": "web"}, "spec": {}}
	pods := workload.pods with input as document with parameters.excludedNamespaces as ["api", "web"]
	count(pods) == 0
}

test_only_included_namespaces_have_pods if {
	every namespace, pods in {"web": 1, "api": 0} {
		document := {"kind": "Pod", "metadata": {"namespace": namespace}, "spec": {}}
		found := workload.pods with input as document with parameters.namespaces as ["web"]
		count(found) == pods
	}
}

test_namespace_that_is_not_given_may_be_included if {
	every metadata in [null, {}, {"namespace": null}, {"namespace": {"unknown": "$NS"}}] {
		document := {"kind": "Pod", "metadata": metadata, "spec": {}}
		found := workload.pods with input as document with parameters.namespaces as ["web"]
		count(found) == 1
	}
}

test_label_selector_selects_by_the_labels_of_the_pod if {
	document := {
		"kind": "Deployment",
		"metadata": {"labels": {"app": "api"}},
		"spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": {}}},
	}
	every app, pods in {"web": 1, "api": 0} {
		found := workload.pods with input as document with parameters.labelSelector as {"matchLabels": {"app": app}}
		count(found) == pods
	}
	every labels in [{"unknown": "$LABELS"}, {"app": {"unknown": "$APP"}}] {
		unknown := {"kind": "Pod", "metadata": {"labels": labels}, "spec": {}}
		maybe := workload.pods with input as unknown with parameters.labelSelector as {"matchLabels": {"app": "web"}}
		count(maybe) == 1
	}
	pod := {"kind": "Pod", "metadata": {"labels": {"app": "api"}}, "spec": {}}
	found := workload.pods with input as pod with parameters.labelSelector as {"matchLabels": {"app": "api"}}
	count(found) == 1
}

test_every_other_namespace_is_judged if {
	every metadata in [null, {}, {"namespace": "web"}, {"namespace": null}, {"namespace": {"unknown": "$NS"}}] {
		count(_pods({"kind": "Pod", "metadata": metadata, "spec": {}})) == 1
	}
}

test_containers_of_all_lists if {
	spec := {
		"containers": [{"name": "app"}, null, "app"],
		"initContainers": [{"name": "migrate"}],
		"ephemeralContainers": [{"name": "debug"}],
		"volumes": [{"name": "data"}],
	}
	containers := workload.containers with input as {"kind": "Pod", "spec": spec}
	containers == {
		["spec", "containers", 0]: {"name": "app"},
		["spec", "initContainers", 0]: {"name": "migrate"},
		["spec", "ephemeralContainers", 0]: {"name": "debug"},
	}
}

test_unknown_list_has_no_containers if {
	document := {"kind": "Pod", "spec": {"containers": {"unknown": "$CONTAINERS"}}}
	containers := workload.containers with input as document
	containers == {}
}

test_label if {
	workload.label(["spec", "initContainers", 0], {"name": "app"}) == `init container "app"`
	workload.label(["spec", "volumes", 0], {"name": "data"}) == `volume "data"`
	workload.label(["spec", "ephemeralContainers", 1], {"name": {"unknown": "$NAME"}}) == "ephemeral container $NAME"
	every container in [{}, {"name": null}, {"name": 1}, {"name": {}}] {
		workload.label(["spec", "containers", 1], container) == "container 2"
	}
}

test_label_of_a_container_that_is_in_no_list if {
	workload.label(["spec", "templates", 0, "container"], {"image": "app"}) == "the container"
}

test_pod_of if {
	workload.pod_of(["spec", "containers", 0]) == ["spec"]
	workload.pod_of(["spec", "templates", 0, "container"]) == ["spec", "templates", 0]
}

test_excluded_by_what_is_known_of_the_image if {
	given := {"excludedImages": ["contoso.azurecr.io/*"]}
	workload.excluded({"image": {"unknown": "contoso.azurecr.io/app:$TAG"}}, given)
	not workload.excluded({"image": {"unknown": "$REGISTRY/contoso.azurecr.io/app"}}, given)
}

test_other_container_is_not_excluded if {
	given := {"excludedContainers": ["app"], "excludedImages": ["nginx", "contoso.azurecr.io/*"]}
	every container in [{}, {"name": "api", "image": "nginx:1"}, {"name": {"unknown": "$N"}, "image": {"unknown": "$I"}}] {
		not workload.excluded(container, given)
	}
}

test_excluded if {
	container := {"name": "app", "image": "contoso.azurecr.io/app:1"}
	every given in [
		{"excludedContainers": ["app"]},
		{"excludedImages": ["contoso.azurecr.io/app:1"]},
		{"excludedImages": ["contoso.azurecr.io/*"]},
		{"excludedImages": ["*"]},
	] {
		workload.excluded(container, given)
		not workload.excluded({}, given)
	}
}

test_namespace_of_azure_policy_is_exempt if {
	every namespace in ["kube-system", "gatekeeper-system", "azure-arc", "azure-extensions-usage-system"] {
		document := {"kind": "Pod", "metadata": {"namespace": namespace}, "spec": {}}
		exemption := workload.azure_namespace with input as document
		exemption == sprintf("namespace %s", [namespace])
		count(_pods(document)) == 1
		every reading in ["pss", "strict"] {
			workload.judged(reading) with input as document
		}
		not workload.judged("azure") with input as document
	}
}

test_other_namespace_is_judged_by_azure if {
	every metadata in [null, {}, {"namespace": "web"}, {"namespace": {"unknown": "$NS"}}] {
		workload.judged("azure") with input as {"kind": "Pod", "metadata": metadata, "spec": {}}
	}
}

_adds(path) := _puts(path, {"containers": []})

_puts(path, value) := array.concat(
	[{"op": "add", "path": array.slice(path, 0, i + 1), "value": {}} | some i, _ in path],
	[{"op": "add", "path": path, "value": value}],
)

_pods(document) := pods if {
	pods := workload.pods with input as document
}
