package rules.image["retired-ingress-nginx_test"]

import data.rules.image["retired-ingress-nginx"] as rule

test_controller_is_found if {
	every image in [
		"registry.k8s.io/ingress-nginx/controller:v1.14.0@sha256:0123",
		"registry.k8s.io/ingress-nginx/controller-chroot",
		"contoso.azurecr.io/ingress-nginx/controller:v1.12.1",
		"ingress-nginx/controller",
		"quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.33.0",
		"mcr.microsoft.com/oss/kubernetes/ingress/nginx-ingress-controller:v1.11.5",
	] {
		_findings(image) == {{
			"path": ["spec", "containers", 0, "image"],
			"message": `container "controller" runs ingress-nginx, which is no longer maintained`,
		}}
	}
}

test_other_images_are_clean if {
	every image in [
		"nginx:1.29", "nginx/nginx-ingress:5.2.0", "registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.4",
		"contoso.azurecr.io/my-ingress-nginx/controllers", {"unknown": "$IMAGE"}, null,
	] {
		_findings(image) == set()
	}
}

test_class_of_application_routing_is_found if {
	class := "webapprouting.kubernetes.azure.com"
	rule.findings == {{
		"path": ["spec", "ingressClassName"],
		"message": `ingress "web" uses the nginx of application routing, which is patched until November 2026`,
	}} with input as {"kind": "Ingress", "metadata": {"name": "web"}, "spec": {"ingressClassName": class}}
	annotations := {"kubernetes.io/ingress.class": class}
	count(rule.findings) == 1 with input as {"kind": "Ingress", "metadata": {"annotations": annotations}}
}

test_controller_of_application_routing_is_found if {
	count(rule.findings) == 1 with input as {
		"apiVersion": "approuting.kubernetes.azure.com/v1alpha1",
		"kind": "NginxIngressController",
	}
}

test_other_objects_are_clean if {
	every document in [
		{"kind": "Ingress", "spec": {"ingressClassName": "nginx"}},
		{"kind": "Ingress", "spec": {"ingressClassName": {"unknown": "$CLASS"}}},
		{"kind": "Ingress"},
		{"kind": "Service", "spec": {"ingressClassName": "webapprouting.kubernetes.azure.com"}},
		{"apiVersion": "contoso.com/v1", "kind": "NginxIngressController"},
	] {
		rule.findings == set() with input as document
	}
}

_findings(image) := findings if {
	findings := rule.findings with input as {
		"kind": "Pod",
		"spec": {"containers": [{"name": "controller", "image": image}]},
	}
}
