package rules.network["ingress-without-tls_test"]

import data.rules.network["ingress-without-tls"] as rule

test_no_tls_is_found if {
	every spec in [{}, {"tls": []}, {"tls": null}] {
		_findings(spec, {}) == {{"path": ["spec", "tls"], "message": `ingress "web" has no TLS`}}
	}
}

test_tls_is_clean if {
	every tls in [[{}], [{"hosts": ["a.contoso.com"]}], {"unknown": "$TLS"}] {
		_findings({"tls": tls}, {}) == set()
	}
}

test_certificate_of_an_annotation_is_clean if {
	every annotations in [
		{"appgw.ingress.kubernetes.io/appgw-ssl-certificate": "contoso"},
		{"kubernetes.azure.com/tls-cert-keyvault-uri": "https://contoso.vault.azure.net/certificates/web"},
		{"nginx.ingress.kubernetes.io/auth-tls-secret": "shop/ca"},
		{"nginx.ingress.kubernetes.io/ssl-passthrough": "true"},
		{"nginx.ingress.kubernetes.io/ssl-passthrough": {"unknown": "$PASSTHROUGH"}},
		{"unknown": "$ANNOTATIONS"},
	] {
		_findings({"ingressClassName": "contour"}, annotations) == set()
	}
}

test_other_annotations_are_found if {
	every annotations in [
		{"nginx.ingress.kubernetes.io/ssl-passthrough": "false"},
		{"nginx.ingress.kubernetes.io/auth-tls-secret": ""},
		{"nginx.ingress.kubernetes.io/force-ssl-redirect": "true"},
		null,
	] {
		count(_findings({"ingressClassName": "nginx"}, annotations)) == 1
	}
}

test_nginx_without_redirect_is_found if {
	annotation := "nginx.ingress.kubernetes.io/ssl-redirect"
	_findings(_nginx, {annotation: "false"}) == {{
		"path": ["metadata", "annotations", annotation],
		"message": `ingress "web" serves plain HTTP: ssl-redirect is off`,
	}}
}

test_nginx_without_a_host_is_found if {
	spec := {"tls": [{}], "rules": [{}]}
	count(_findings(spec, {"kubernetes.io/ingress.class": "nginx"})) == 1
	every host in [null, ""] {
		rules := [{"host": "a.contoso.com"}, {"host": host}]
		_findings(object.union(_nginx, {"rules": rules}), {}) == {{
			"path": ["spec", "rules", 1, "host"],
			"message": `ingress "web" serves plain HTTP: rule 2 has no host`,
		}}
	}
}

test_nginx_with_redirect_is_clean if {
	every annotations in [
		{"nginx.ingress.kubernetes.io/force-ssl-redirect": "true", "nginx.ingress.kubernetes.io/ssl-redirect": "false"},
		{"nginx.ingress.kubernetes.io/force-ssl-redirect": {"unknown": "$X"}},
		{"unknown": "$ANNOTATIONS"},
	] {
		_findings(object.union(_nginx, {"rules": [{}]}), annotations) == set()
	}
	every host in ["a.contoso.com", {"unknown": "$HOST"}] {
		_findings(object.union(_nginx, {"rules": [{"host": host}, {"unknown": "$RULE"}]}), {}) == set()
	}
}

test_other_class_needs_no_redirect if {
	spec := {"tls": [{}], "rules": [{}]}
	_findings(spec, {}) == set()
	_findings(object.union(spec, {"ingressClassName": {"unknown": "$CLASS"}}), {}) == set()
	_findings(object.union(spec, {"ingressClassName": "azure-application-gateway"}), {}) == set()
}

test_other_objects_are_clean if {
	every document in [
		{"apiVersion": "config.openshift.io/v1", "kind": "Ingress", "spec": {}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "IngressClass", "spec": {}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "spec": {"unknown": "$SPEC"}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress"},
	] {
		rule.findings == set() with input as document
	}
}

_nginx := {"ingressClassName": "nginx", "tls": [{"hosts": ["a.contoso.com"]}]}

_findings(spec, annotations) := findings if {
	findings := rule.findings with input as {
		"apiVersion": "networking.k8s.io/v1",
		"kind": "Ingress",
		"metadata": {"name": "web", "annotations": annotations},
		"spec": spec,
	}
}
