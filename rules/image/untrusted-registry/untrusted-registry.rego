# METADATA
# title: Image from an untrusted registry
# description: |
#   Nobody vouches for an image from an unknown registry: it can change or be replaced between two pulls, and was not
#   scanned where you scan yours.
#   Images are matched both as they are written, as Azure Policy does, and as the container runtime completes them:
#   nginx is docker.io/library/nginx. The reading azure matches them only as they are written.
#   Until you say which registries you trust, each registry is reported once in a run.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-import-images
#     description: Import container images to a container registry
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-container-image-management
#     description: Best practices for container image management in AKS
# custom:
#   score: 7.0
#   groups: [azure-safeguards, hardening, cis-aks, mcsb, recommended]
#   references:
#     azurePolicy: [febd0533-8e55-448f-b837-bd0e06f16469]
#     cisAks: ["5.1.4"]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   parameters:
#     allowedContainerImagesRegex:
#       type: regex
#       default: '^[a-z0-9-]+\.azurecr\.(io|us|cn)/|^mcr\.microsoft\.com/'
#       description: regular expression (RE2) that trusted images match
#   uses: [reading, excludedContainers, excludedImages]
#   fix: >-
#     Import the image into your Azure Container Registry with `az acr import`, and pull it from there. If you trust the
#     registry, add it to `allowedContainerImagesRegex`.
package rules.image["untrusted-registry"]

import data.parameters["untrusted-registry"] as parameters
import data.rules.lib.image
import data.rules.lib.workload

findings contains finding if {
	workload.judged(parameters.reading)
	some path, container in workload.containers
	not _trusted(container.image)
	completed := image.completed(container.image)
	not _trusted_when_completed(completed)
	registry := split(completed, "/")[0]
	not _undecided(container.image, registry)
	not workload.excluded(container, parameters)
	label := workload.label(path, container)
	finding := object.union(
		{
			"path": array.concat(path, ["image"]),
			"message": sprintf("%s runs %s from %s, which is not a trusted registry", [label, completed, registry]),
		},
		_frequency(registry),
	)
}

# Nobody has said yet which registries are trusted, so that each is a question and no fault.
_frequency(registry) := {"once": registry} if {
	parameters.allowedContainerImagesRegex == _default
	parameters.reading == "strict"
} else := {}

_default := `^[a-z0-9-]+\.azurecr\.(io|us|cn)/|^mcr\.microsoft\.com/`

_trusted(text) if regex.match(parameters.allowedContainerImagesRegex, image.known(text))

# Azure Policy sees only what is written.
_trusted_when_completed(completed) if {
	parameters.reading != "azure"
	_trusted(completed)
}

# What the expression asks for may stand where the image is unknown.
_undecided(of, registry) if {
	not image.complete(of)
	contains(replace(parameters.allowedContainerImagesRegex, `\`, ""), registry)
}
