package rules.identity["writable-secrets-volume_test"]

import data.rules.identity["writable-secrets-volume"] as rule

test_writable_volume_is_found if {
	count(_findings({})) == 1
	every value in [false, null, "true"] {
		_findings({"readOnly": value}) == {{
			"path": ["spec", "template", "spec", "volumes", 0, "csi", "readOnly"],
			"message": `volume "vault" is not read-only, so the driver refuses to mount it`,
		}}
	}
}

test_read_only_or_unknown_is_clean if {
	every value in [true, {"unknown": "$X"}] {
		_findings({"readOnly": value}) == set()
	}
}

test_other_volumes_are_clean if {
	every driver in ["file.csi.azure.com", null, {"unknown": "$X"}] {
		_findings({"driver": driver}) == set()
	}
}

_findings(changes) := findings if {
	csi := object.union({"driver": "secrets-store.csi.k8s.io"}, changes)
	findings := rule.findings with input as {
		"kind": "Deployment",
		"spec": {"template": {"spec": {"volumes": [{"name": "vault", "csi": csi}]}}},
	}
}
