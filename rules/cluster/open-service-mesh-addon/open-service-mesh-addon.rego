# METADATA
# title: Open Service Mesh add-on, which is being retired
# description: |
#   The project Open Service Mesh is archived, and AKS retires its add-on on 2027-09-30. The Istio add-on takes its
#   place.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/open-service-mesh-about
#     description: Open Service Mesh in AKS
#   - ref: https://learn.microsoft.com/azure/aks/istio-about
#     description: Istio-based service mesh add-on for AKS
# custom:
#   score: 4.0
#   groups: [recommended]
#   fix: |
#     Move to the Istio add-on:
#
#     - az: `--enable-azure-service-mesh`, without `open-service-mesh` in `--enable-addons`
#     - Terraform: `service_mesh_profile { mode = "Istio" }` in place of `open_service_mesh_enabled`
#     - ARM: `properties.serviceMeshProfile.mode: Istio` in place of `properties.addonProfiles.openServiceMesh`
package rules.cluster["open-service-mesh-addon"]

import data.rules.lib.cluster
import data.rules.lib.support

findings contains finding if {
	cluster.value(_property) == true
	finding := {
		"path": cluster.path(_property),
		"message": sprintf("the Open Service Mesh add-on is on, whose support %s", [support.ends("2027-09-30")]),
	}
}

_property := "properties.addonProfiles.openServiceMesh.enabled"
