# METADATA
# title: Nodes with public IP addresses
# description: |
#   A node with a public address can be reached from the Internet past the load balancer and the firewall, and its
#   traffic leaves past them. One open port, or one security group that is too wide, is enough.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-node-public-ips
#     description: Use instance-level public IPs in AKS
# custom:
#   score: 7.0
#   groups: [hardening, cis-aks, recommended]
#   references:
#     cisAks: ["5.4.3"]
#   fix: |
#     Keep the nodes on private addresses, and publish services by a load balancer:
#
#     - az: leave out `--enable-node-public-ip`
#     - Terraform: `node_public_ip_enabled = false`
#     - ARM: `properties.agentPoolProfiles[].enableNodePublicIP: false`
package rules.cluster["node-public-ip"]

import data.rules.lib.nodepool

findings contains finding if {
	some i, pool in nodepool.pools
	pool.enableNodePublicIP == true
	finding := {
		"path": nodepool.path(i, "enableNodePublicIP"),
		"message": sprintf("%s gives its nodes public IP addresses", [nodepool.label(i, pool)]),
	}
}
