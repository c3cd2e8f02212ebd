# METADATA
# title: Manifests
# description: What is known of the Kubernetes object being judged, whatever its kind.
package rules.lib.manifest

import data.rules.lib.values

# METADATA
# description: "what messages call the object: a noun, and its name if it has one"
label(noun) := sprintf("%s%s", [noun, _name])

default _name := ""

_name := sprintf(" %q", [input.metadata.name]) if is_string(input.metadata.name)

_name := sprintf(" %s", [input.metadata.name.unknown]) if values.unknown(input.metadata.name)
