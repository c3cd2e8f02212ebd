# METADATA
# title: Service with external IPs
# description: |
#   Nodes send traffic for an external IP to the Service, whoever owns the address, so whoever can create a Service can
#   intercept traffic of others (CVE-2020-8554).
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-policy
#     description: Secure AKS clusters with Azure Policy
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
#     description: External IPs
# custom:
#   score: 7.0
#   groups: [hardening, recommended]
#   references:
#     azurePolicy: [d46c275d-1680-448d-b2ec-e495a3b6cc89]
#   parameters:
#     allowedExternalIPs:
#       type: array
#       items: {type: string}
#       default: []
#       description: addresses that Services may have
#   fix: Remove externalIPs. Use a Service of type LoadBalancer, or an ingress.
package rules.network["service-external-ip"]

import data.parameters["service-external-ip"] as parameters
import data.rules.lib.manifest

findings contains finding if {
	input.kind == "Service"
	is_array(input.spec.externalIPs)
	some i, ip in input.spec.externalIPs
	is_string(ip)
	not ip in parameters.allowedExternalIPs
	finding := {
		"path": ["spec", "externalIPs", i],
		"message": sprintf("%s has the external IP %s", [manifest.label("service"), ip]),
	}
}
