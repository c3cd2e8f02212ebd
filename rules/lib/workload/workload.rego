# METADATA
# title: Workloads
# description: |
#   The pods and containers of the object being judged, by their path, whatever kind of workload holds them. Objects in
#   an excluded namespace have none.
# custom:
#   parameters:
#     excludedNamespaces:
#       type: array
#       items: {type: string}
#       default: [kube-system, gatekeeper-system, azure-arc, azure-extensions-usage-system]
#       description: namespaces whose workloads are not judged; the default is that of the Azure Policy initiatives
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
import data.rules.lib.values

# METADATA
# description: pods[path] is a pod spec; custom resources count if they have a pod template where Deployments do
# scope: document
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
	input.kind != "Template" # OpenShift's is not a pod
	spec := input.template.spec
	_pod(spec)
	path := ["template", "spec"]
}

# METADATA
# description: true unless the object is in an excluded namespace
judged if not _excluded_namespace

_excluded_namespace if input.metadata.namespace in parameters.excludedNamespaces

# METADATA
# description: containers[path] is a container, an init container or an ephemeral container
containers[path] := container if {
	some pod, spec in pods
	some list in ["containers", "initContainers", "ephemeralContainers"]
	some i, container in spec[list]
	is_object(container)
	path := array.concat(pod, [list, i])
}

# METADATA
# description: |
#   what messages call the container or volume at path: its name, or its number in the list if it has none
label(path, item) := sprintf("%s %s", [noun, _name(item, path[count(path) - 1])]) if {
	noun := _nouns[path[count(path) - 2]]
}

_nouns := {
	"containers": "container",
	"initContainers": "init container",
	"ephemeralContainers": "ephemeral container",
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
	some image in given.excludedImages
	endswith(image, "*")
	startswith(container.image, trim_suffix(image, "*"))
}

# METADATA
# description: |
#   why Azure Policy for Linux exempts the pod at path, or the pod of the container at path: "Windows pod", or "". Like
#   Azure Policy, it looks only at the node selector.
azure_exemption(path) := "Windows pod" if {
	some pod, spec in pods
	array.slice(path, 0, count(pod)) == pod
	spec.nodeSelector["kubernetes.io/os"] == "windows"
} else := ""

# METADATA
# description: |
#   the end of a message about something that the Pod Security Standards forbid, in the reading of the rule. The exemption
#   says why Azure Policy allows it, or is "". Undefined if the reading is azure and there is an exemption. Any reading other
#   than azure and pss is strict.
# scope: document
note(_, "") := ""

note("pss", _) := ""

note(reading, exemption) := sprintf(" (only the Pod Security Standards forbid it: %s)", [exemption]) if {
	exemption != ""
	not reading in {"azure", "pss"}
}

_pod(_) if {
	input.kind in {
		"CronJob", "DaemonSet", "Deployment", "Job", "PodTemplate",
		"ReplicaSet", "ReplicationController", "StatefulSet",
	}
}

_pod(spec) if is_array(spec.containers)
