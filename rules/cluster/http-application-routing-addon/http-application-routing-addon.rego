# METADATA
# title: HTTP application routing add-on, which is retired
# description: |
#   The add-on was retired on 2025-03-03, and works on no version of Kubernetes that AKS supports. It was never meant
#   for production: it publishes applications on the Internet, without TLS.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/http-application-routing
#     description: HTTP application routing add-on for AKS (retired)
#   - ref: https://learn.microsoft.com/azure/aks/app-routing-migration
#     description: Migrate from HTTP application routing to the application routing add-on
# custom:
#   score: 4.5
#   groups: [mcsb, recommended]
#   references:
#     mcsb: [MCSBv1-NS-1, MCSBv1-DP-4]
#   fix: |
#     Leave the add-on out; the Gateway API, Application Gateway for Containers or an ingress controller takes its
#     place:
#
#     - az: leave `http_application_routing` out of `--enable-addons`
#     - Terraform: `http_application_routing_enabled = false`
#     - ARM: `properties.addonProfiles.httpApplicationRouting.enabled: false`
package rules.cluster["http-application-routing-addon"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value(_property) == true
	finding := {
		"path": cluster.path(_property),
		"message": "the retired HTTP application routing add-on is on",
	}
}

_property := "properties.addonProfiles.httpApplicationRouting.enabled"
