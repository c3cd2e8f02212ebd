# METADATA
# title: API server with a public endpoint, although restricted to IP ranges
# description: |
#   The API server has an address on the Internet, and only a list of ranges keeps others out. Such lists tend to grow,
#   and everyone behind a listed address gets in. A private cluster has no public endpoint.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/private-clusters
#     description: Create a private AKS cluster
#   - ref: https://learn.microsoft.com/azure/aks/api-server-vnet-integration
#     description: API server VNet integration
# custom:
#   score: 6.0
#   groups: [cis-aks]
#   references:
#     azurePolicy: [040732e8-d947-40b8-95d6-854c95024bf8]
#     cisAks: ["5.4.2", "5.4.3"]
#   parameters:
#     requirePrivate:
#       type: boolean
#       default: false
#       description: true also reports clusters without authorized IP ranges, in place of `public-api-server`
#   supersedes: [public-api-server]
#   fix: |
#     Create the cluster as a private one:
#
#     - az: `--enable-private-cluster`
#     - Terraform: `private_cluster_enabled = true`
#     - ARM: `properties.apiServerAccessProfile.enablePrivateCluster: true`
package rules.cluster["private-cluster-disabled"]

import data.parameters["private-cluster-disabled"] as parameters
import data.rules.lib.cluster

findings contains finding if {
	cluster.value(_private) == false
	_judged
	finding := {
		"path": cluster.path(_private),
		"message": "the API server has a public endpoint",
	}
}

_judged if parameters.requirePrivate

# Without ranges, it is public-api-server that reports the cluster.
_judged if {
	cluster.present(_ranges)
	object.get(input, cluster.path(_ranges), null) != []
}

_private := "properties.apiServerAccessProfile.enablePrivateCluster"

_ranges := "properties.apiServerAccessProfile.authorizedIPRanges"
