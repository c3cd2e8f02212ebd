# METADATA
# title: Storage driver that is no longer part of Kubernetes
# description: |
#   The Azure drivers inside Kubernetes have been replaced by CSI drivers, which get all fixes and features. What names
#   the old ones is only translated, and cannot be resized, snapshotted or tuned as the CSI drivers can.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-migrate-in-tree-volumes
#     description: Migrate from in-tree storage class to CSI drivers on AKS
#   - ref: https://learn.microsoft.com/azure/aks/csi-storage-drivers
#     description: Container Storage Interface drivers on AKS
# custom:
#   score: 3.0
#   groups: [azure-safeguards, recommended, reliability]
#   references:
#     azurePolicy: [4f3823b6-6dac-4b5a-9c61-ce1afb829f17]
#   fix: Use the driver `disk.csi.azure.com` or `file.csi.azure.com`.
package rules.reliability["in-tree-storage"]

import data.rules.lib.values

findings contains finding if {
	input.kind == "StorageClass"
	driver := _drivers[input.provisioner]
	finding := {
		"path": ["provisioner"],
		"message": sprintf("the provisioner %s has been replaced by the driver %s", [input.provisioner, driver]),
	}
}

findings contains finding if {
	input.kind == "PersistentVolume"
	some field, driver in {"azureDisk": "disk.csi.azure.com", "azureFile": "file.csi.azure.com"}
	volume := input.spec[field]
	is_object(volume)
	not values.unknown(volume)
	finding := {
		"path": ["spec", field],
		"message": sprintf("volumes of the kind %s have been replaced by the driver %s", [field, driver]),
	}
}

_drivers := {
	"kubernetes.io/azure-disk": "disk.csi.azure.com",
	"kubernetes.io/azure-file": "file.csi.azure.com",
}
