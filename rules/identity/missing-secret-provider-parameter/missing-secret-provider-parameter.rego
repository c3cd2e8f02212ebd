# METADATA
# title: SecretProviderClass without a required parameter
# description: |
#   The provider needs keyvaultName, tenantID and objects, and for each object its name and its type: secret, key or
#   cert. Without one of them, it mounts nothing, and pods with the volume do not start.
#   objects is YAML in a string: a list named array, each element of which is again YAML in a string.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-identity-access
#     description: Give the Secrets Store CSI driver an identity for Azure Key Vault
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
#     description: Options of the Azure Key Vault provider
# custom:
#   score: 5.0
#   groups: [broken, identity, recommended]
#   fix: >-
#     Add the parameter. Write objects as in the Azure documentation: `objects: |`, then `array:`, and each element
#     beginning with `- |`.
package rules.identity["missing-secret-provider-parameter"]

import data.rules.lib.spc
import data.rules.lib.values

findings contains finding if {
	spc.parameters
	some name in ["keyvaultName", "objects", "tenantID"]
	not spc.given(name)
	finding := {
		"path": spc.path(name),
		"message": sprintf("the required parameter %s is missing", [name]),
	}
}

findings contains finding if {
	is_string(spc.parameters.objects)
	not spc.blank(spc.parameters, "objects")
	not spc.objects
	not _filled_in_later
	finding := {
		"path": spc.path("objects"),
		"message": "objects is not YAML with a list named array",
	}
}

findings contains finding if {
	some i, item in spc.objects
	fault := _not_object(item)
	finding := {
		"path": spc.object_path(i),
		"message": sprintf("object %d %s", [i + 1, fault]),
	}
}

findings contains finding if {
	some i, item in _objects
	spc.blank(item, "objectName")
	finding := {
		"path": array.concat(spc.object_path(i), ["objectName"]),
		"message": sprintf("object %d has no objectName", [i + 1]),
	}
}

findings contains finding if {
	some i, item in _objects
	fault := _type_fault(item)
	finding := {
		"path": array.concat(spc.object_path(i), ["objectType"]),
		"message": sprintf("object %s %s", [_label(i, item), fault]),
	}
}

_objects[i] := item if {
	some i, item in spc.objects
	is_object(item)
	not values.unknown(item)
}

_filled_in_later if values.unknown(object.get(input, ["_akslint", "objects"], null))

_label(i, item) := sprintf("%q", [item.objectName]) if {
	is_string(item.objectName)
	item.objectName != ""
} else := item.objectName.unknown if {
	values.unknown(item.objectName)
} else := sprintf("%d", [i + 1])

_not_object(null) := "is not a string: begin it with |"

_not_object(item) := "is not YAML with objectName and objectType" if is_string(item)

_type_fault(item) := "has no objectType: secret, key or cert" if spc.blank(item, "objectType")

_type_fault(item) := sprintf("has the objectType %q: only secret, key and cert exist", [type]) if {
	type := item.objectType
	type != null
	not values.unknown(type)
	not regex.match(`^\s*((secret|key|cert)\s*)?$`, type)
}
