# METADATA
# title: Image reference that cannot be parsed
# description: |
#   The pod never starts: the kubelet refuses the reference with InvalidImageName. Upper-case letters in the name, a tag
#   without text and a digest of the wrong length are the usual causes.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
#     description: "Kubernetes: image names"
# custom:
#   score: 2.0
#   groups: [broken, recommended]
#   fix: Correct the reference to `registry/repository:tag`, with the repository in lower case.
package rules.image["invalid-image-reference"]

import data.rules.lib.image
import data.rules.lib.workload

findings contains finding if {
	some path, container in workload.containers
	image.complete(container.image)
	container.image != ""
	not regex.match(_reference, container.image)
	label := workload.label(path, container)
	finding := {
		"path": array.concat(path, ["image"]),
		"message": sprintf("%s has the image %q, which is not a valid reference", [label, container.image]),
	}
}

# https://pkg.go.dev/github.com/distribution/reference
_reference := concat("", [
	`^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*(:[0-9]+)?/)?`,
	`[a-z0-9]+((\.|__?|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|__?|-+)[a-z0-9]+)*)*`,
	`(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$`,
])
