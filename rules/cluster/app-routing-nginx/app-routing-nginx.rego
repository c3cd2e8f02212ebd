# METADATA
# title: Application routing with ingress-nginx, which is being retired
# description: |
#   Kubernetes retired ingress-nginx in March 2026. Microsoft patches the one in the application routing add-on until
#   November 2026; from then on nobody fixes its vulnerabilities.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing-nginx-to-gateway-api-migration
#     description: Migrate from managed NGINX ingress to the Gateway API
#   - ref: https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
#     description: "Ingress NGINX retirement: what you need to know"
# custom:
#   score: 4.0
#   groups: [recommended]
#   fix: |
#     Move to the Gateway API, then turn off the ingress controller:
#
#     - az: `--app-routing-default-nginx-controller None`, and `--enable-app-routing-istio`
#     - Terraform: `default_nginx_controller = "None"` in the block `web_app_routing`
#     - ARM: `properties.ingressProfile.webAppRouting.nginx.defaultIngressControllerType: None`
package rules.cluster["app-routing-nginx"]

import data.rules.lib.cluster
import data.rules.lib.support

findings contains finding if {
	cluster.present(_routing)
	cluster.value(_routing) == true
	_nginx
	finding := {
		"path": cluster.path(_routing),
		"message": sprintf("application routing uses ingress-nginx, whose support %s", [support.ends("2026-11-30")]),
	}
}

_nginx if lower(cluster.value(_controller)) != "none"

# Where routing is turned on, its controller is the default one.
_nginx if {
	cluster.changed
	not cluster.present(_controller)
}

_routing := "properties.ingressProfile.webAppRouting.enabled"

_controller := "properties.ingressProfile.webAppRouting.nginx.defaultIngressControllerType"
