package rules.tenancy["reserved-aks-label_test"]

import data.parameters["reserved-aks-label"] as parameters
import data.rules.tenancy["reserved-aks-label"] as rule

test_label_is_found if {
	every key in ["kubernetes.azure.com", "kubernetes.azure.com/managedby", "kubernetes.azure.com/mode"] {
		_findings({"app": "web", key: "aks"}) == {{
			"path": ["metadata", "labels", key],
			"message": sprintf(`Namespace "web" has the label %s, which is reserved for AKS`, [key]),
		}}
	}
}

test_other_labels_are_clean if {
	every labels in [
		{"app.kubernetes.io/name": "web"},
		{"azure.workload.identity/use": "true"},
		{"kubernetes.azure.com.example/mode": "a"},
		{"kubernetes.azure.com/mode": {"unknown": "$MODE"}},
		{"unknown": "$LABELS"},
		{},
		null,
	] {
		_findings(labels) == set()
	}
}

test_label_of_the_pods_is_found if {
	findings := rule.findings with input as {
		"kind": "Deployment",
		"metadata": {"name": "web"},
		"spec": {"template": {"metadata": {"labels": {"kubernetes.azure.com/mode": "user"}}, "spec": {}}},
	}
	some finding in findings
	finding.path == ["spec", "template", "metadata", "labels", "kubernetes.azure.com/mode"]
}

test_labels_are_a_parameter if {
	pod := {"kind": "Pod", "metadata": {"labels": {"contoso.com/owner": "a"}}}
	count(rule.findings) == 1 with input as pod with parameters.labels as ["contoso.com"]
}

_findings(labels) := findings if {
	findings := rule.findings with input as {"kind": "Namespace", "metadata": {"name": "web", "labels": labels}}
}
