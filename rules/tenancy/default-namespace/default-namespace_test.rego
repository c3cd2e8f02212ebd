package rules.tenancy["default-namespace_test"]

import data.parameters["default-namespace"] as parameters
import data.rules.tenancy["default-namespace"] as rule

test_default_is_found if {
	_findings("Deployment", {"name": "web", "namespace": "default"}) == {{
		"path": ["metadata", "namespace"],
		"message": `Deployment "web" is in the namespace default`,
	}}
}

test_absent_is_found if {
	every metadata in [{"name": "web"}, {"name": "web", "namespace": null}, {"name": "web", "namespace": ""}] {
		_findings("Service", metadata) == {{
			"path": ["metadata", "namespace"],
			"message": `Service "web" names no namespace`,
		}}
	}
}

test_other_namespace_is_clean if {
	every namespace in ["shop", "Default", {"unknown": "$NAMESPACE"}, 1] {
		_findings("Pod", {"namespace": namespace}) == set()
	}
}

test_unknown_metadata_is_clean if _findings("Pod", {"unknown": "$METADATA"}) == set()

test_other_kind_is_clean if {
	every kind in ["ClusterRole", "Namespace", "Kustomization", "Node"] {
		_findings(kind, {"name": "web"}) == set()
	}
}

test_objects_of_kubernetes_are_clean if {
	count(_findings("Service", {"name": "default", "namespace": "default"})) == 1
	every kind, name in {"ConfigMap": "kube-root-ca.crt", "Service": "kubernetes", "ServiceAccount": "default"} {
		_findings(kind, {"name": name, "namespace": "default"}) == set()
	}
}

test_kinds_are_a_parameter if {
	kafka := {"kind": "Kafka", "metadata": {"name": "web"}}
	count(rule.findings) == 1 with input as kafka with parameters.kinds as ["Kafka"]
}

_findings(kind, metadata) := findings if {
	findings := rule.findings with input as {"kind": kind, "metadata": metadata}
}
