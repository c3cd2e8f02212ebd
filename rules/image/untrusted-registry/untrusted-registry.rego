# METADATA
# title: Image from an untrusted registry
# description: |
#   Nobody vouches for an image from an unknown registry: it can change or be replaced between two pulls, and was not
#   scanned where you scan yours.
#   Images are matched both as they are written, as Azure Policy does, and as the container runtime completes them:
#   nginx is docker.io/library/nginx.
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
#       default: '^[a-z0-9-]+\.azurecr\.io/|^mcr\.microsoft\.com/'
#       description: regular expression (RE2) that trusted images match
#   uses: [excludedContainers, excludedImages]
#   fix: Import the image into your Azure Container Registry with `az acr import`, and pull it from there.
package rules.image["untrusted-registry"]

import data.parameters["untrusted-registry"] as parameters
import data.rules.lib.workload

findings contains finding if {
	some path, container in workload.containers
	is_string(container.image)
	container.image != ""
	not regex.match(parameters.allowedContainerImagesRegex, container.image)
	image := _completed(container.image)
	not regex.match(parameters.allowedContainerImagesRegex, image)
	not workload.excluded(container, parameters)
	label := workload.label(path, container)
	registry := split(image, "/")[0]
	finding := {
		"path": array.concat(path, ["image"]),
		"message": sprintf("%s runs %s from %s, which is not a trusted registry", [label, image, registry]),
	}
}

# _completed is the image with the registry and the folder that a container runtime adds.
_completed(image) := sprintf("docker.io/%s", [name]) if {
	name := _hub_name(image)
	contains(name, "/")
} else := sprintf("docker.io/library/%s", [name]) if {
	name := _hub_name(image)
} else := image

# _hub_name is the name of an image on Docker Hub.
_hub_name(image) := image if not _names_registry(image)

_hub_name(image) := trim_prefix(image, "docker.io/") if startswith(image, "docker.io/")

_hub_name(image) := trim_prefix(image, "index.docker.io/") if startswith(image, "index.docker.io/")

# The part before the first slash is a registry if it has a dot or a port, or is localhost.
_names_registry(image) if regex.match(`^([^/]*[.:][^/]*|localhost)/`, image)
