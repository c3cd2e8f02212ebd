# METADATA
# title: Privileged container
# description: |
#   A privileged container can reach every device of its node, so whoever breaks into it owns the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards, baseline
# custom:
#   score: 9.2
#   groups: [azure-baseline, azure-restricted, azure-safeguards, azure-cis, pss-baseline, pss-restricted, cis-aks, mcsb, recommended]
#   references:
#     azurePolicy: [95edb821-ddaf-4404-9732-666045e056b4]
#     pss: [privileged]
#     cisAks: ["4.2.1"]
#     mcsb: [MCSBv1-PV-2, MCSBv2-PV-2]
#   parameters:
#     excludedContainers:
#       type: array
#       default: []
#       description: names of containers that are not judged
#     excludedImages:
#       type: array
#       default: []
#       description: images whose containers are not judged; one that ends with * is a prefix
#   fix: Remove `securityContext.privileged`, or set it to `false`.
package rules.pod["privileged-container"]

import data.rules.lib.workload

findings contains finding if {
	some path, container in workload.containers
	container.securityContext.privileged == true
	not workload.excluded(container, data.parameters["privileged-container"])
	finding := {
		"path": array.concat(path, ["securityContext", "privileged"]),
		"message": sprintf("%s runs privileged", [workload.label(path, container)]),
	}
}
