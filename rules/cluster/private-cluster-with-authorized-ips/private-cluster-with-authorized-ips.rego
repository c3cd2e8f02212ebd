# METADATA
# title: Authorized IP ranges on a private cluster, which exclude each other
# description: |
#   Authorized IP ranges restrict the public endpoint of the API server. A private cluster has none, so az and AKS
#   reject the combination, and whoever counts on the ranges is mistaken.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/private-clusters
#     description: Create a private AKS cluster
#   - ref: https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges
#     description: Secure access to the API server with authorized IP address ranges
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   supersedes: [broad-authorized-ip-range, conflicting-flags]
#   fix: |
#     Leave out the ranges, and restrict access to the private endpoint with network security groups; or leave the
#     cluster public:
#
#     - az: leave out `--api-server-authorized-ip-ranges`
#     - Terraform: leave `authorized_ip_ranges` out of the block `api_server_access_profile`
#     - ARM: leave out `properties.apiServerAccessProfile.authorizedIPRanges`
package rules.cluster["private-cluster-with-authorized-ips"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value("properties.apiServerAccessProfile.enablePrivateCluster") == true
	some range in cluster.value(_ranges)
	is_string(range) # an unknown one may stand for none
	finding := {
		"path": cluster.path(_ranges),
		"message": "authorized IP ranges do not apply to a private cluster",
	}
}

_ranges := "properties.apiServerAccessProfile.authorizedIPRanges"
