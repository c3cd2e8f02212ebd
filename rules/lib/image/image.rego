# METADATA
# title: Images
# description: |
#   What is known of the image of a container. A variable or placeholder hides only what follows it:
#   docker.io/contoso/app:${TAG} is from docker.io.
package rules.lib.image

import data.rules.lib.values

# METADATA
# description: the image as it is written
# scope: document
written(image) := image if is_string(image)

written(image) := image.unknown if values.unknown(image)

# METADATA
# description: the image as it is written, up to the first character that no image has
known(image) := trim_suffix(text, trim_left(text, _characters)) if {
	text := written(image)
}

_characters := "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_/:@"

# METADATA
# description: true if all of the image is known
complete(image) if {
	is_string(image)
	known(image) == image
}

# METADATA
# description: |
#   the image with the registry and folder that a container runtime adds; undefined if the registry is unknown. The
#   registry, up to the first slash, is in lower case.
completed(image) := _completed(written(image)) if {
	_registry_is_known(image)
}

# What stands before the first slash is known, and can be the name of a registry or of a folder on Docker Hub.
_registry_is_known(image) if regex.match(`^[A-Za-z0-9][A-Za-z0-9._-]*(:[0-9]+)?/`, known(image))

# There is no registry.
_registry_is_known(image) if {
	is_string(image)
	regex.match(`^[a-z0-9][a-z0-9._-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@[A-Za-z0-9_+.-]+:[0-9A-Fa-f]+)?$`, image)
}

# METADATA
# description: |
#   the tag of an image, or "" if it has none; undefined if the image is not all known, or has a digest, which counts
#   more
tag(image) := concat("", array.slice(split(name, ":"), 1, 2)) if {
	complete(image)
	not contains(image, "@")
	parts := split(completed(image), "/")
	name := parts[count(parts) - 1]
}

_completed(text) := sprintf("docker.io/%s", [name]) if {
	name := _hub_name(text)
	contains(name, "/")
} else := sprintf("docker.io/library/%s", [name]) if {
	name := _hub_name(text)
} else := sprintf("%s%s", [lower(host), trim_prefix(text, host)]) if {
	host := split(text, "/")[0]
}

# _hub_name is the name of an image on Docker Hub.
_hub_name(text) := text if not _names_registry(text)

_hub_name(text) := trim_prefix(text, sprintf("%s/", [host])) if {
	host := split(text, "/")[0]
	lower(host) in {"docker.io", "index.docker.io"}
}

# The part before the first slash is a registry if it has a dot or a port, or is localhost.
_names_registry(text) if regex.match(`^([^/]*[.:][^/]*|localhost)/`, text)
