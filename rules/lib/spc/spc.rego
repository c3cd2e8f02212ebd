# METADATA
# title: SecretProviderClasses
# description: |
#   What the Azure Key Vault provider for the Secrets Store CSI driver makes of the SecretProviderClass being judged,
#   and the volumes that use one. The provider reads parameters as strings, without the blanks around them.
package rules.lib.spc

import data.rules.lib.values
import data.rules.lib.workload

# METADATA
# description: the parameters of the class; undefined if they are not known, or for another provider
# scope: document
parameters := given if {
	_azure
	given := object.get(input.spec, "parameters", {})
	is_object(given)
	not values.unknown(given)
}

parameters := {} if {
	_azure
	input.spec.parameters == null
}

_azure if {
	input.kind == "SecretProviderClass"
	input.spec.provider == "azure"
}

# METADATA
# description: the path of a parameter
path(parameter) := ["spec", "parameters", parameter]

# METADATA
# description: |
#   true if a parameter has a value, known or not. Its name may be in another case: the provider ignores it then, but it
#   is not missing.
given(parameter) if {
	some name, _ in parameters
	lower(name) == lower(parameter)
	not blank(parameters, name)
}

# METADATA
# description: true if a mapping has no value for a key, or only blanks
# scope: document
blank(mapping, key) if object.get(mapping, key, null) == null

blank(mapping, key) if regex.match(`^\s*$`, mapping[key])

# METADATA
# description: true if a parameter is a switch that is on; the API server refuses a boolean, but its meaning is clear
# scope: document
on(parameter) if regex.match(`^\s*(1|[tT]|true|TRUE|True)\s*$`, parameters[parameter])

on(parameter) if parameters[parameter] == true

# METADATA
# description: true if a parameter is a switch that is on, or might be
# scope: document
maybe_on(parameter) if on(parameter)

maybe_on(parameter) if values.unknown(parameters[parameter])

# METADATA
# description: |
#   what the class takes from the key vault, as the parameter objects lists it. An element is null if it is not written
#   as a string, and a string if it is not YAML. Undefined if there is no list, or if it is not known.
objects := list if {
	parameters
	list := object.get(input, ["_akslint", "objects"], null)
	is_array(list)
}

# METADATA
# description: the path of the object at index i
object_path(i) := ["_akslint", "objects", i]

# METADATA
# description: volumes[path] is a volume of the Secrets Store CSI driver, in any kind of workload
volumes[path] := volume if {
	some pod, spec in workload.pods
	some i, volume in spec.volumes
	volume.csi.driver == "secrets-store.csi.k8s.io"
	path := array.concat(pod, ["volumes", i])
}
