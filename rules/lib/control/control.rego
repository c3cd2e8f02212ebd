# METADATA
# title: Controls
# description: |
#   What the controls of pod security ask of a pod. A control is a function of a pod and options, and returns the
#   findings of a rule. Options are the parameters of that rule and, where the verdict depends on it, `minor`, the y of
#   Kubernetes 1.y. So the same control can run under other parameters than those of its rule.
package rules.lib.control

import data.rules.lib.values
import data.rules.lib.workload

# METADATA
# description: |
#   the pods of the object being judged, as the controls take them: the pod spec and its path, the metadata and their
#   path, the containers by path, and the namespace if Azure Policy leaves it out, or ""
# scope: document
pods := [pod |
	some path, spec in workload.pods
	metadata := array.concat(array.slice(path, 0, count(path) - 1), ["metadata"])
	pod := {
		"path": path,
		"spec": spec,
		"metadataPath": metadata,
		"metadata": object.get(input, metadata, {}),
		"containers": workload.containers_of(path, spec),
		"azureNamespace": workload.azure_namespace,
	}
]

# METADATA
# description: what messages call the pod or container at path
label(pod, path) := "the pod" if {
	path == pod.path
} else := workload.label(path, pod.containers[path])

# METADATA
# description: true for a container that the options exclude, and for a pod that has no other
# scope: document
excluded(pod, path, options) if workload.excluded(pod.containers[path], options)

excluded(pod, path, options) if {
	path == pod.path
	count(pod.containers) > 0
	every container in pod.containers {
		workload.excluded(container, options)
	}
}

# METADATA
# description: |
#   the values that the pod and its containers themselves give to a field of securityContext, by the path of the pod or
#   container
settings(pod, field) := object.union(
	{path: value |
		some path, container in pod.containers
		value := container.securityContext[field]
	},
	{pod.path: value | value := pod.spec.securityContext[field]},
)

# METADATA
# description: |
#   the value of a field of securityContext: that of the container, else that of the pod, else null; an unknown value
#   if it is unknown
effective(pod, container, field) := own if {
	own := setting(container, field)
	own != null
} else := setting(pod.spec, field)

# METADATA
# description: the value of a field of securityContext of a pod spec or container, or null
setting(of, field) := of.securityContext if {
	values.unknown(of.securityContext)
} else := object.get(of, ["securityContext", field], null)

# METADATA
# description: |
#   a text as the API server reads it: null is the empty one; undefined for what is not a text
# scope: document
text(null) := ""

text(text) := text if is_string(text)

# METADATA
# description: a text as messages show it
shown(text) := text if {
	text != ""
} else := `""`

# METADATA
# description: |
#   the end of a message about something that the Pod Security Standards and Azure Policy forbid, less what exempts the
#   pod from either, or "". It names the exemption in the reading strict; undefined if nobody who counts forbids it
# scope: document
note(options, "", "") := "" if options.reading in {"azure", "pss", "strict"}

note(options, "", azure) := "" if {
	azure != ""
	options.reading == "pss"
}

note(options, pss, "") := "" if {
	pss != ""
	options.reading == "azure"
}

note(options, "", azure) := sprintf(" (only the Pod Security Standards forbid it: %s)", [azure]) if {
	azure != ""
	options.reading == "strict"
}

note(options, pss, "") := sprintf(" (only Azure Policy forbids it: %s)", [pss]) if {
	pss != ""
	options.reading == "strict"
}

# METADATA
# description: |
#   true unless the reading is azure, and Azure Policy leaves the namespace out; for what only Azure Policy forbids
# scope: document
judged_by_azure(_, options) if options.reading != "azure"

judged_by_azure(pod, _) if pod.azureNamespace == ""

# METADATA
# description: |
#   why Azure Policy for Linux exempts the pod: "Windows pod", a namespace, or "". It looks only at the node selector
azure_exemption(pod) := pod.azureNamespace if {
	pod.azureNamespace != ""
} else := "Windows pod" if {
	selects_windows(pod)
} else := ""

# METADATA
# description: true if the pod selects Windows nodes
selects_windows(pod) if pod.spec.nodeSelector["kubernetes.io/os"] == "windows"

# METADATA
# description: true if the pod runs on Windows nodes, by its node selector or its os
# scope: document
runs_windows(pod) if selects_windows(pod)

runs_windows(pod) if pod.spec.os.name == "windows"

# METADATA
# description: |
#   why the Pod Security Standards exempt the pod from what they have forbidden on Linux since Kubernetes 1.y, or "".
#   They look only at os
pss_exemption(pod, options, since) := before(since) if {
	options.minor < since
} else := "Windows pod" if {
	options.minor >= 25
	_may_run_windows(pod)
} else := ""

# METADATA
# description: the exemption of versions before Kubernetes 1.y
before(since) := sprintf("before Kubernetes 1.%d", [since])

_may_run_windows(pod) if pod.spec.os.name == "windows"

_may_run_windows(pod) if values.unknown(pod.spec.os)

_may_run_windows(pod) if values.unknown(pod.spec.os.name)

# METADATA
# description: |
#   "user namespace" if the pod has one of its own, where root is not root on the node, as counts from Kubernetes 1.35
#   on, or ""
user_namespace(pod, options) := "user namespace" if {
	options.minor >= 35
	_may_have_user_namespace(pod)
} else := ""

_may_have_user_namespace(pod) if pod.spec.hostUsers == false

_may_have_user_namespace(pod) if values.unknown(pod.spec.hostUsers)
