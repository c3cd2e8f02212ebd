# METADATA
# title: API server open to the whole Internet
# description: |
#   Anyone can send requests to the API server, so a stolen credential works from anywhere, and so does the next exploit
#   of the API server itself.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges
#     description: Secure access to the API server with authorized IP address ranges
#   - ref: https://learn.microsoft.com/azure/aks/private-clusters
#     description: Create a private AKS cluster
# custom:
#   score: 7.8
#   groups: [hardening, cis-aks, mcsb, recommended]
#   references:
#     azurePolicy: [0e246bcf-5f6f-4f87-bc6f-775d4712c7ea, 040732e8-d947-40b8-95d6-854c95024bf8]
#     cisAks: ["5.4.1"]
#     mcsb: [MCSBv1-NS-2, MCSBv2-NS-2]
#   fix: |
#     Create the cluster as a private one, or list the networks that need its API server:
#
#     - az: `--enable-private-cluster`, or `--api-server-authorized-ip-ranges`
#     - Terraform: `private_cluster_enabled = true`, or `authorized_ip_ranges` in the block
#       `api_server_access_profile`
#     - ARM: `properties.apiServerAccessProfile.enablePrivateCluster: true`, or
#       `properties.apiServerAccessProfile.authorizedIPRanges`
package rules.cluster["public-api-server"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value(_ranges) == []
	_public
	finding := {
		"path": cluster.path(_ranges),
		"message": "the API server is reachable from any address: the cluster is not private and has no authorized IP ranges",
	}
}

_public if cluster.value(_private) == false

# Ranges that are cleared are those of a public cluster.
_public if {
	cluster.changed
	not cluster.present(_private)
}

_ranges := "properties.apiServerAccessProfile.authorizedIPRanges"

_private := "properties.apiServerAccessProfile.enablePrivateCluster"
