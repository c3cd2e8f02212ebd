# METADATA
# title: Automatically mounted service account token
# description: |
#   Unless a pod says otherwise, its containers can read a token for the API server. Anyone who takes over a container
#   can use it to do whatever the service account may do. Workload identity does not need this token: it has one of
#   its own.
#   Azure Policy only finds pods that ask for the token, or that say nothing and mount something where it would be.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
#     description: Configure service accounts for pods
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
#     description: Service accounts
# custom:
#   score: 5.5
#   groups: [identity, cis-aks, mcsb]
#   references:
#     azurePolicy: [423dd1ba-798e-40e4-9c4d-b6902674b423, 57f274ef-580a-4ed2-bcf8-5c6fa3775253]
#     cisAks: ["4.1.6"]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   uses: [excludedContainers, excludedImages, reading]
#   fix: >-
#     Set `automountServiceAccountToken: false` in pods that do not talk to the API server.
package rules.identity["automounted-service-account-token"]

import data.parameters["automounted-service-account-token"] as parameters
import data.rules.lib.values
import data.rules.lib.workload

findings contains finding if {
	some path, spec in workload.pods
	_judged(path)
	value := object.get(spec, "automountServiceAccountToken", null)
	value != false
	not values.unknown(value)
	_forbidden(parameters.reading, path, spec)
	finding := {
		"path": array.concat(path, ["automountServiceAccountToken"]),
		"message": "the pod mounts the token of its service account, which is for the API server",
	}
}

# _judged(pod) is true if a container of the pod is not excluded.
_judged(pod) if {
	some path, container in workload.containers
	array.slice(path, 0, count(pod)) == pod
	not workload.excluded(container, parameters)
}

_forbidden(reading, _, _) if reading != "azure"

_forbidden("azure", _, spec) if spec.automountServiceAccountToken == true

_forbidden("azure", pod, spec) if {
	object.get(spec, "automountServiceAccountToken", "absent") == "absent"
	some path, container in workload.containers
	array.slice(path, 0, count(pod)) == pod
	some mount in container.volumeMounts
	mount.mountPath == "/var/run/secrets/kubernetes.io/serviceaccount"
}
