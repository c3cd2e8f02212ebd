# METADATA
# title: Snippet annotation of ingress-nginx
# description: |
#   A snippet goes into the configuration of the nginx that serves every ingress of the cluster. Whoever can create an
#   Ingress can use it to read the token of the controller, and with that every Secret (CVE-2021-25742). Annotations
#   whose values inject directives do the same.
# related_resources:
#   - ref: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#configuration-snippet
#     description: Snippets of ingress-nginx
#   - ref: https://learn.microsoft.com/azure/aks/app-routing
#     description: Managed NGINX ingress with the application routing add-on
# custom:
#   score: 7.6
#   groups: [hardening, recommended]
#   fix: Use the annotation that is meant for the setting, or the ConfigMap of the controller.
package rules.network["ingress-nginx-snippet"]

import data.rules.lib.manifest

findings contains finding if {
	some annotation, value in _annotations
	endswith(annotation, "-snippet")
	finding := {
		"path": ["metadata", "annotations", annotation],
		"message": sprintf("%s changes the configuration of nginx", [manifest.label("ingress")]),
	}
}

findings contains finding if {
	some annotation, value in _annotations
	not endswith(annotation, "-snippet")
	regex.match(_injected, value)
	finding := {
		"path": ["metadata", "annotations", annotation],
		"message": sprintf("%s injects configuration into nginx", [manifest.label("ingress")]),
	}
}

_annotations[annotation] := value if {
	input.kind == "Ingress"
	some annotation, value in input.metadata.annotations
	startswith(annotation, "nginx.ingress.kubernetes.io/")
	is_string(value)
	value != ""
}

# Directives that read files, load modules or run Lua, and what ends the directive that the value belongs in.
_injected := `(?i)(\b(alias|root)\s+/|\b(load_module|lua_package|ssl_engine)\b|_by_lua|/serviceaccount/|;\s*\}|#;)`
