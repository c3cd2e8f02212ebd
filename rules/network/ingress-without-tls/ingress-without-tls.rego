# METADATA
# title: Ingress without TLS
# description: |
#   Without TLS, passwords and cookies cross the network in the clear, and responses can be tampered with. ingress-nginx
#   also serves plain HTTP unless it redirects.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing-dns-ssl
#     description: Custom domain name and SSL certificate with the application routing add-on
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
#     description: TLS of an Ingress
# custom:
#   score: 7.0
#   groups: [cis-aks, mcsb, recommended]
#   references:
#     azurePolicy: [1a5b4dca-0b6f-4cf5-907c-56316bc1bf3d]
#     cisAks: [5.4.5]
#     mcsb: [MCSBv1-DP-3, MCSBv2-DP-3]
#   fix: >-
#     Add spec.tls with a certificate for every host. With ingress-nginx, set the annotation force-ssl-redirect to
#     "true".
package rules.network["ingress-without-tls"]

import data.rules.lib.manifest
import data.rules.lib.values

findings contains finding if {
	_ingress
	not _certificate
	finding := {
		"path": ["spec", "tls"],
		"message": sprintf("%s has no TLS", [_label]),
	}
}

findings contains finding if {
	_redirect_missing
	_annotations[_nginx["ssl-redirect"]] == "false"
	finding := {
		"path": ["metadata", "annotations", _nginx["ssl-redirect"]],
		"message": sprintf("%s serves plain HTTP: ssl-redirect is off", [_label]),
	}
}

# ingress-nginx only redirects hosts that it has a certificate for.
findings contains finding if {
	_redirect_missing
	some i, item in input.spec.rules
	not values.unknown(item)
	object.get(item, "host", null) in [null, ""]
	finding := {
		"path": ["spec", "rules", i, "host"],
		"message": sprintf("%s serves plain HTTP: rule %d has no host", [_label, i + 1]),
	}
}

_label := manifest.label("ingress")

_ingress if {
	input.kind == "Ingress"
	regex.match(`^(extensions|networking\.k8s\.io)/`, input.apiVersion)
	is_object(input.spec)
	not values.unknown(input.spec)
}

_annotations := object.get(object.get(input, "metadata", {}), "annotations", {})

_certificate if count(input.spec.tls) > 0

_certificate if values.unknown(_annotations)

# Annotations that bring a certificate, of Application Gateway, application routing and ingress-nginx.
_certificate if {
	some annotation in [
		"appgw.ingress.kubernetes.io/appgw-ssl-certificate",
		"kubernetes.azure.com/tls-cert-keyvault-uri",
		"nginx.ingress.kubernetes.io/auth-tls-secret",
	]
	value := _annotations[annotation]
	not value in {"", null}
}

_certificate if {
	value := _annotations["nginx.ingress.kubernetes.io/ssl-passthrough"]
	not value in {"false", "", null}
}

_redirect_missing if {
	_ingress
	_certificate
	_class == "nginx"
	not values.unknown(_annotations)
	object.get(_annotations, _nginx["force-ssl-redirect"], "false") == "false"
}

_nginx := {
	"force-ssl-redirect": "nginx.ingress.kubernetes.io/force-ssl-redirect",
	"ssl-redirect": "nginx.ingress.kubernetes.io/ssl-redirect",
}

_class := input.spec.ingressClassName

_class := _annotations["kubernetes.io/ingress.class"] if not input.spec.ingressClassName
