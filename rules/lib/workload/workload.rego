# METADATA
# title: Workloads
# description: |
#   The pods and containers of the object being judged, by their path, whatever kind of workload holds them. Pods that
#   the parameters leave out are not among them.
# custom:
#   parameters:
#     excludedNamespaces:
#       type: array
#       items: {type: string}
#       default: []
#       description: namespaces whose pods are not judged, besides those that the reading azure leaves out
#     namespaces:
#       type: array
#       items: {type: string}
#       default: []
#       description: the only namespaces whose pods are judged, unless the list is empty
#     labelSelector:
#       type: object
#       properties:
#         matchLabels: {type: object, values: {type: string}}
#         matchExpressions:
#           type: array
#           items:
#             type: object
#             required: [key, operator]
#             properties:
#               key: {type: string}
#               operator: {type: string, enum: [In, NotIn, Exists, DoesNotExist]}
#               values: {type: array, items: {type: string}}
#       default: {}
#       description: labels of the only pods that are judged
#     podPaths:
#       type: object
#       values: {type: array, items: {type: string}}
#       default:
#         ClusterWorkflowTemplate: [spec]
#         CronWorkflow: [spec.workflowSpec]
#         OpenTelemetryCollector: [spec]
#         ScheduledSparkApplication: [spec.template.driver, spec.template.executor]
#         SparkApplication: [spec.driver, spec.executor]
#         Workflow: [spec]
#         WorkflowTemplate: [spec]
#       description: where else than beside containers a custom resource has the fields of a pod, by kind
#   shared:
#     excludedContainers:
#       type: array
#       items: {type: string}
#       default: []
#       description: names of containers that are not judged
#     excludedImages:
#       type: array
#       items: {type: string}
#       default: []
#       description: images whose containers are not judged; a trailing * makes one a prefix
#     reading:
#       type: string
#       enum: [azure, pss, strict]
#       default: strict
#       description: >-
#         whose verdict counts: azure (the initiatives of Azure Policy), pss (the Pod Security Standards), or strict
#         (both)
package rules.lib.workload

import data.parameters.workload as parameters
import data.rules.lib.image
import data.rules.lib.selector
import data.rules.lib.values

# METADATA
# description: pods[path] is a pod spec
pods[path] := spec if {
	_namespace_is_judged
	some path, spec in _pods
	labels := object.get(input, array.concat(array.slice(path, 0, count(path) - 1), ["metadata", "labels"]), {})
	selector.matches(parameters.labelSelector, labels)
}

_namespace_is_judged if {
	not _excluded_namespace
	_included_namespace
}

_excluded_namespace if input.metadata.namespace in parameters.excludedNamespaces

_included_namespace if parameters.namespaces == []

_included_namespace if input.metadata.namespace in parameters.namespaces

# Who applies an object without a namespace chooses one.
_included_namespace if not _names_namespace

_names_namespace if is_string(input.metadata.namespace)

_pods[path] := spec if {
	not _custom
	path := _paths[input.kind]
	spec := object.get(input, path, null)
	is_object(spec)
}

_pods[path] := spec if {
	some dotted in parameters.podPaths[input.kind]
	path := split(dotted, ".")
	spec := object.get(input, path, null)
	is_object(spec)
}

_pods[path] := spec if {
	_custom
	walk(input, [path, spec])
	_runs_containers(spec)
	not _chart_values(path)
}

_paths := {
	"CronJob": ["spec", "jobTemplate", "spec", "template", "spec"],
	"DaemonSet": ["spec", "template", "spec"],
	"Deployment": ["spec", "template", "spec"],
	"DeploymentConfig": ["spec", "template", "spec"], # of OpenShift, in its old group
	"Job": ["spec", "template", "spec"],
	"Pod": ["spec"],
	"PodTemplate": ["template", "spec"],
	"ReplicaSet": ["spec", "template", "spec"],
	"ReplicationController": ["spec", "template", "spec"],
	"StatefulSet": ["spec", "template", "spec"],
}

# Groups of custom resources have a dot. Those of Kubernetes itself that do hold no pods, and what engines of policies
# hold are patterns of pods.
_custom if {
	group := split(input.apiVersion, "/")[0]
	contains(group, ".")
	not strings.any_suffix_match(group, [".k8s.io", "gatekeeper.sh", "kubewarden.io", "kyverno.io"])
}

_runs_containers(spec) if {
	some container in spec.containers
	_names_container(container)
}

_runs_containers(spec) if {
	some step in spec.steps # of Tekton
	step.image
}

_runs_containers(spec) if {
	some field in _container_fields
	spec[field].image
}

_names_container(container) if container.image

_names_container(container) if container.name

# Argo Workflows has one container to a template.
_container_fields := ["container", "script"]

# The values of a Helm chart look like what its templates make of them, and are not.
_chart_values(path) if {
	some key in path
	key in {"openAPIV3Schema", "values", "valuesObject"}
}

# METADATA
# description: containers[path] is a container of any kind
containers[path] := container if {
	some pod, spec in pods
	some path, container in containers_of(pod, spec)
}

# METADATA
# description: the containers of a pod spec, by their path, which begins with that of the spec
containers_of(pod, spec) := object.union(
	{path: container |
		some list in ["containers", "initContainers", "ephemeralContainers", "sidecars", "steps"]
		some i, container in spec[list]
		is_object(container)
		path := array.concat(pod, [list, i])
	},
	{path: container |
		some field in _container_fields
		container := spec[field]
		container.image
		path := array.concat(pod, [field])
	},
)

# METADATA
# description: the path of the pod that has the container or volume at path
pod_of(path) := array.slice(path, 0, count(path) - 2) if {
	is_number(path[count(path) - 1])
} else := array.slice(path, 0, count(path) - 1)

# METADATA
# description: |
#   what messages call the container or volume at path: its name, or its number in the list if it has none
label(path, item) := sprintf("%s %s", [noun, _name(item, path[count(path) - 1])]) if {
	noun := _nouns[path[count(path) - 2]]
} else := sprintf("the %s", [path[count(path) - 1]])

_nouns := {
	"containers": "container",
	"initContainers": "init container",
	"ephemeralContainers": "ephemeral container",
	"sidecars": "sidecar",
	"steps": "step",
	"volumes": "volume",
}

_name(item, i) := sprintf("%q", [item.name]) if {
	is_string(item.name)
} else := item.name.unknown if {
	values.unknown(item.name)
} else := sprintf("%d", [i + 1])

# METADATA
# description: |
#   true if the given parameters of a rule, excludedContainers or excludedImages, name the container; a trailing * makes
#   an image a prefix
# scope: document
excluded(container, given) if container.name in given.excludedContainers

excluded(container, given) if container.image in given.excludedImages

excluded(container, given) if {
	some prefix in given.excludedImages
	endswith(prefix, "*")
	startswith(image.known(container.image), trim_suffix(prefix, "*"))
}

# METADATA
# description: the namespace of the object, if Azure Policy leaves it out, as "namespace kube-system", or ""
# scope: document
default azure_namespace := ""

azure_namespace := sprintf("namespace %s", [input.metadata.namespace]) if {
	input.metadata.namespace in {"kube-system", "gatekeeper-system", "azure-arc", "azure-extensions-usage-system"}
}

# METADATA
# description: true unless the reading is azure, and Azure Policy leaves the namespace of the object out
# scope: document
judged(reading) if reading != "azure"

judged(_) if azure_namespace == ""
