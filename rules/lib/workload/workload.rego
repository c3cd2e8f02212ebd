# METADATA
# title: Workloads
# description: |
#   The pods and containers of the object under judgement, keyed by their path, whatever kind of workload holds them.
#   Objects in an excluded namespace have none.
# custom:
#   parameters:
#     excludedNamespaces:
#       type: array
#       default: [kube-system, gatekeeper-system, azure-arc, azure-extensions-usage-system]
#       description: namespaces whose workloads are not judged; the default is that of the Azure Policy initiatives
package rules.lib.workload

# METADATA
# description: pods[path] is a pod spec; also of custom resources that hold a pod template where Deployments do
pods[path] := spec if {
	judged
	input.kind == "Pod"
	spec := input.spec
	path := ["spec"]
}

pods[path] := spec if {
	judged
	spec := input.spec.template.spec
	_pod(spec)
	path := ["spec", "template", "spec"]
}

pods[path] := spec if {
	judged
	spec := input.spec.jobTemplate.spec.template.spec
	_pod(spec)
	path := ["spec", "jobTemplate", "spec", "template", "spec"]
}

pods[path] := spec if {
	judged
	input.kind != "Template" # OpenShift's is no pod
	spec := input.template.spec
	_pod(spec)
	path := ["template", "spec"]
}

# METADATA
# description: true unless the object lies in an excluded namespace
judged if not input.metadata.namespace in data.parameters.workload.excludedNamespaces

# METADATA
# description: containers[path] is a container, an init container or an ephemeral container
containers[path] := container if {
	some pod, spec in pods
	some list, _ in _nouns
	some i, container in spec[list]
	is_object(container)
	path := array.concat(pod, [list, i])
}

# METADATA
# description: what a message calls the container at path
label(path, container) := sprintf("%s %q", [_nouns[path[count(path) - 2]], container.name]) if {
	is_string(container.name)
} else := sprintf("%s %s", [_nouns[path[count(path) - 2]], container.name.unknown]) if {
	is_string(container.name.unknown)
} else := sprintf("%s %d", [_nouns[path[count(path) - 2]], path[count(path) - 1] + 1])

_nouns := {
	"containers": "container",
	"initContainers": "init container",
	"ephemeralContainers": "ephemeral container",
}

# METADATA
# description: true if the parameters excludedContainers or excludedImages of a rule name the container; an image that ends with * is a prefix
excluded(container, parameters) if container.name in parameters.excludedContainers

excluded(container, parameters) if container.image in parameters.excludedImages

excluded(container, parameters) if {
	some image in parameters.excludedImages
	endswith(image, "*")
	startswith(container.image, trim_suffix(image, "*"))
}

# METADATA
# description: true if the pod says that it runs on Windows nodes
windows(spec) if spec.os.name == "windows"

windows(spec) if spec.nodeSelector["kubernetes.io/os"] == "windows"

_pod(_) if input.kind in {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job", "CronJob", "PodTemplate"}

_pod(spec) if is_array(spec.containers)
