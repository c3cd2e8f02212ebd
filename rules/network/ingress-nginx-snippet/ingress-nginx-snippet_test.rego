package rules.network["ingress-nginx-snippet_test"]

import data.rules.network["ingress-nginx-snippet"] as rule

test_snippet_is_found if {
	every kind in ["auth", "configuration", "modsecurity", "server", "stream"] {
		annotation := sprintf("nginx.ingress.kubernetes.io/%s-snippet", [kind])
		_findings({annotation: "more_set_headers X;"}) == {{
			"path": ["metadata", "annotations", annotation],
			"message": `ingress "web" changes the configuration of nginx`,
		}}
	}
}

test_injected_configuration_is_found if {
	every value in [
		"/;alias /etc/;", "load_module a.so", "content_by_lua_block", "/var/run/secrets/kubernetes.io/serviceaccount/token",
		"http://a/#;load", "a; } location / {",
	] {
		_findings({"nginx.ingress.kubernetes.io/auth-url": value}) == {{
			"path": ["metadata", "annotations", "nginx.ingress.kubernetes.io/auth-url"],
			"message": `ingress "web" injects configuration into nginx`,
		}}
	}
}

test_other_annotations_are_clean if {
	every annotations in [
		{"nginx.ingress.kubernetes.io/rewrite-target": "/$2"},
		{"nginx.ingress.kubernetes.io/app-root": "/home"},
		{"nginx.ingress.kubernetes.io/server-alias": "www.contoso.com"},
		{"nginx.ingress.kubernetes.io/auth-url": "https://auth.contoso.com/check?rd=$escaped_request_uri#top"},
		{"nginx.org/server-snippets": "return 200;"},
		{"nginx.ingress.kubernetes.io/server-snippet": ""},
		{"nginx.ingress.kubernetes.io/server-snippet": {"unknown": "$SNIPPET"}},
		{"nginx.ingress.kubernetes.io/server-snippet": null},
		{"unknown": "$ANNOTATIONS"},
		{},
		null,
	] {
		_findings(annotations) == set()
	}
}

test_other_kind_is_clean if {
	rule.findings == set() with input as {
		"kind": "Service",
		"metadata": {"annotations": {"nginx.ingress.kubernetes.io/server-snippet": "return 200;"}},
	}
}

_findings(annotations) := findings if {
	findings := rule.findings with input as {
		"kind": "Ingress",
		"metadata": {"name": "web", "annotations": annotations},
	}
}
