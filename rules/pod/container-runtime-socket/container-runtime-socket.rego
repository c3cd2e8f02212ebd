# METADATA
# title: Mounted container runtime socket
# description: |
#   Whoever can write to the socket of the container runtime can start a privileged container, and so owns the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: hostPath volumes
#   - ref: https://kubernetes.io/docs/setup/production-environment/container-runtimes/
#     description: Container runtimes
# custom:
#   score: 9.0
#   groups: [hardening, recommended]
#   uses: [excludedContainers, excludedImages]
#   supersedes: [node-credential-host-path, sensitive-host-path, host-path-volume, non-core-volume]
#   fix: Remove the volume. To build images, use `az acr build` or a builder that needs no daemon.
package rules.pod["container-runtime-socket"]

import data.parameters["container-runtime-socket"] as parameters
import data.rules.lib.control
import data.rules.lib.volume

findings contains finding if {
	some pod in control.pods
	some finding in volume.exposed(pod, parameters, _paths)
}

_paths := [
	"/run/containerd/containerd.sock",
	"/var/run/containerd/containerd.sock",
	"/run/docker.sock",
	"/var/run/docker.sock",
	"/run/crio/crio.sock",
	"/var/run/crio/crio.sock",
	`\\.\pipe\containerd-containerd`,
	`\\.\pipe\docker_engine`,
]
