package rules.reliability["in-tree-storage_test"]

import data.rules.reliability["in-tree-storage"] as rule

test_old_provisioner_is_found if {
	every provisioner in ["kubernetes.io/azure-disk", "kubernetes.io/azure-file"] {
		_paths({"kind": "StorageClass", "provisioner": provisioner}) == {["provisioner"]}
	}
}

test_old_volume_is_found if {
	every field in ["azureDisk", "azureFile"] {
		_paths({"kind": "PersistentVolume", "spec": {field: {"readOnly": true}}}) == {["spec", field]}
	}
}

test_others_are_clean if {
	every document in [
		{"kind": "StorageClass", "provisioner": "disk.csi.azure.com"},
		{"kind": "StorageClass", "provisioner": {"unknown": "$PROVISIONER"}},
		{"kind": "PersistentVolume", "spec": {"csi": {"driver": "disk.csi.azure.com"}}},
		{"kind": "PersistentVolume", "spec": {"azureDisk": null}},
		{"kind": "PersistentVolume", "spec": {"azureDisk": {"unknown": "$DISK"}}},
		{"kind": "ConfigMap", "provisioner": "kubernetes.io/azure-disk"},
		{},
	] {
		_paths(document) == set()
	}
}

_paths(document) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as document
}
