# METADATA
# title: Cluster without the Defender for Containers profile
# description: |
#   Without the Defender for Containers sensor, nobody sees what happens on the nodes: a crypto miner, a reverse shell
#   or a container escape raises no alert.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction
#     description: Overview of Microsoft Defender for Containers
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/tutorial-enable-containers-azure
#     description: Protect your Azure containers with Defender for Containers
# custom:
#   score: 7.0
#   groups: [hardening, cis-aks, mcsb, recommended]
#   references:
#     azurePolicy: [a1840de2-8088-4ea8-b153-b4c723e9cb01, 64def556-fbad-4622-930e-72d1d5589bf5]
#     cisAks: ["5.1.1"]
#     mcsb: [MCSBv1-LT-1, MCSBv1-LT-2, MCSBv2-LT-1, MCSBv2-LT-2]
#   parameters:
#     defenderAutoProvision:
#       type: boolean
#       default: false
#       description: whether the Defender plan of the subscription deploys the sensor to every cluster
#   fix: |
#     Turn on the Defender for Containers sensor:
#
#     - az: `--enable-defender`
#     - Terraform: a block `microsoft_defender` with a `log_analytics_workspace_id`
#     - ARM: `properties.securityProfile.defender.securityMonitoring.enabled: true`
package rules.cluster["defender-profile-disabled"]

import data.parameters["defender-profile-disabled"] as parameters
import data.rules.lib.cluster

findings contains finding if {
	parameters.defenderAutoProvision == false
	cluster.value("properties.securityProfile.defender.securityMonitoring.enabled") == false
	finding := {
		"path": cluster.path("properties.securityProfile.defender.securityMonitoring.enabled"),
		"message": "the Defender for Containers sensor is off",
	}
}
