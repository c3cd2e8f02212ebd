# METADATA
# title: Synced Secret with an object that is not mounted
# description: |
#   The driver copies objects into a Kubernetes Secret from the files that it mounts. A file has the objectAlias of
#   its object as its name, or the objectName if there is no alias. If secretObjects names no such file, the Secret is
#   not created, and pods that need it do not start.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
#     description: Options of the Azure Key Vault provider
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
#     description: Azure Key Vault provider for the Secrets Store CSI driver in AKS
# custom:
#   score: 5.0
#   groups: [broken, identity, recommended]
#   fix: >-
#     Add the object to the parameter objects, or use the name of its file: its objectAlias if it has one.
package rules.identity["dangling-secret-object"]

import data.rules.lib.spc

findings contains finding if {
	_all_known
	some i, secret in input.spec.secretObjects
	some j, entry in secret.data
	is_string(entry.objectName)
	not _mounted(entry.objectName)
	finding := {
		"path": ["spec", "secretObjects", i, "data", j, "objectName"],
		"message": sprintf("%q is not a mounted object%s", [entry.objectName, _hint(entry.objectName)]),
	}
}

_all_known if {
	every item in spc.objects {
		is_string(_file(item))
	}
}

_mounted(name) if {
	some item in spc.objects
	_names(_file(item), name)
}

_file(item) := item.objectAlias if {
	not spc.blank(item, "objectAlias")
} else := item.objectName

_names(file, name) if name == file

# With objectVersionHistory, a file is the folder of the versions.
_names(file, name) if startswith(name, sprintf("%s/", [file]))

# The provider can be told to write the parts of a certificate to files of their own.
_names(file, name) if trim_suffix(trim_suffix(name, ".crt"), ".key") == file

_hint(name) := sprintf(": its objectAlias is %q", [aliases[0]]) if {
	aliases := [item.objectAlias | some item in spc.objects; item.objectName == name]
	count(aliases) > 0
} else := ""
