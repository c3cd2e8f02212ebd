# METADATA
# title: Retired ingress-nginx controller
# description: |
#   ingress-nginx was retired in March 2026: faults found in it, including vulnerabilities, are no longer fixed.
#   Microsoft patches the one in the application routing add-on until November 2026.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing
#     description: Managed NGINX ingress with the application routing add-on
#   - ref: https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
#     description: Ingress NGINX retirement
# custom:
#   score: 5.0
#   groups: [recommended]
#   fix: Move to the Gateway API, for example with Application Gateway for Containers.
package rules.image["retired-ingress-nginx"]

import data.rules.lib.image
import data.rules.lib.manifest
import data.rules.lib.workload

findings contains finding if {
	some path, container in workload.containers
	some controller in _controllers
	regex.match(controller, image.known(container.image))
	finding := {
		"path": array.concat(path, ["image"]),
		"message": sprintf("%s runs ingress-nginx, which is no longer maintained", [workload.label(path, container)]),
	}
}

findings contains finding if {
	input.kind == "Ingress"
	some path, "webapprouting.kubernetes.azure.com" in _classes
	finding := {
		"path": path,
		"message": sprintf("%s %s", [manifest.label("ingress"), _routing]),
	}
}

findings contains finding if {
	input.kind == "NginxIngressController"
	startswith(input.apiVersion, "approuting.kubernetes.azure.com/")
	finding := {
		"path": ["kind"],
		"message": sprintf("%s %s", [manifest.label("ingress controller"), _routing]),
	}
}

_routing := "uses the nginx of application routing, which is patched until November 2026"

# As the project publishes it, or with another registry in front, and as Microsoft does.
_controllers := [
	`(^|/)ingress-nginx/controller(-chroot)?([:@]|$)`,
	`(^|/)kubernetes(-ingress-controller|/ingress)/nginx-ingress-controller([:@]|$)`,
]

_classes[path] := object.get(input, path, "") if {
	some path in [["spec", "ingressClassName"], ["metadata", "annotations", "kubernetes.io/ingress.class"]]
}
