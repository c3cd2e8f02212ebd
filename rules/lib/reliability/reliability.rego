# METADATA
# title: Reliability
# description: What the containers being judged tell the scheduler and the kubelet, so that they can be looked after.
package rules.lib.reliability

import data.rules.lib.values
import data.rules.lib.workload

# METADATA
# description: |
#   the containers, by path, that request nothing of a resource, cpu or memory. A limit is a request as well, and that
#   of a pod counts for its containers. What an operator completes, as that of a Prometheus, is left out.
without_request(resource) := {path: container |
	_complete
	some path, container in workload.containers
	not "ephemeralContainers" in path
	not _requests(container, resource)
	not _requests(workload.pods[workload.pod_of(path)], resource)
}

_complete if input.kind in replicated

_complete if input.kind in {"CronJob", "DaemonSet", "Job", "Pod", "PodTemplate"}

_requests(of, _) if values.unknown(of.resources)

_requests(of, resource) if {
	some list in ["requests", "limits"]
	_has(of.resources[list], resource)
}

# METADATA
# description: the containers, by path, that should run until they are replaced, and lack a probe of that name
without_probe(probe) := {path: container |
	some path, container in workload.containers
	_runs_on(path, container)
	not _has(container, probe)
}

_runs_on(path, container) if {
	_pod_runs_on(workload.pods[workload.pod_of(path)])
	_runs_beside(path[count(path) - 2], container)
}

_pod_runs_on(_) if input.kind in replicated

_pod_runs_on(_) if input.kind == "DaemonSet"

_pod_runs_on(pod) if {
	input.kind == "Pod"
	object.get(pod, "restartPolicy", "Always") in {"Always", null}
}

_runs_beside("containers", _)

# A sidecar.
_runs_beside("initContainers", container) if container.restartPolicy == "Always"

# METADATA
# description: the kinds of workloads that run a number of equal pods
replicated := {
	"CloneSet",
	"Deployment",
	"DeploymentConfig",
	"ReplicaSet",
	"ReplicationController",
	"Rollout",
	"StatefulSet",
}

# METADATA
# description: true if the pod says how it is kept apart from others of its kind, or might
# scope: document
spread(pod) if values.unknown(pod.affinity)

spread(pod) if _has(pod.affinity, "podAntiAffinity")

spread(pod) if _has(pod, "topologySpreadConstraints")

# Present, or unknown.
_has(of, _) if values.unknown(of)

_has(of, field) if {
	is_object(of)
	not object.get(of, field, null) in [null, [], {}]
}
