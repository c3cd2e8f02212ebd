# METADATA
# title: Image tag latest or missing
# description: |
#   Without a tag, or with the tag latest, every pull can bring another image: nobody knows what runs, and there is no
#   way back.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/
#     description: Images
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-image-tag-version
#     description: Recommendations for tagging and versioning container images
# custom:
#   score: 5.0
#   groups: [azure-safeguards, hardening, recommended]
#   references:
#     azurePolicy: [021f8078-41a0-40e6-81b6-c6597da9f3ee]
#   uses: [reading, excludedContainers, excludedImages]
#   fix: Name a version that does not change, or a digest.
package rules.image["latest-image-tag"]

import data.parameters["latest-image-tag"] as parameters
import data.rules.lib.image
import data.rules.lib.workload

findings contains finding if {
	workload.judged(parameters.reading)
	some path, container in workload.containers
	not workload.excluded(container, parameters)
	fault := _fault(image.tag(container.image))
	finding := {
		"path": array.concat(path, ["image"]),
		"message": sprintf("%s runs the image %s%s", [workload.label(path, container), container.image, fault]),
	}
}

_fault("latest") := ""

_fault("") := ", without a tag"
