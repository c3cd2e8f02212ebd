# METADATA
# title: Run command left enabled
# description: |
#   `az aks command invoke` runs any command in a pod of the cluster, by way of Azure Resource Manager. It needs no
#   network access to the API server, so it bypasses private clusters and authorized IP ranges.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/access-private-cluster
#     description: Access a private AKS cluster using command invoke
# custom:
#   score: 5.3
#   groups: [identity]
#   references:
#     azurePolicy: [89f2d532-c53c-4f8f-9afa-4927b1114a0d, 1b708b0a-3380-40e9-8b79-821f9fa224cc]
#   fix: |
#     Turn off run command, if nobody depends on it:
#
#     - az: `--disable-run-command`
#     - Terraform: `run_command_enabled = false`
#     - ARM: `properties.apiServerAccessProfile.disableRunCommand: true`
package rules.cluster["run-command-enabled"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value(_property) == false
	finding := {
		"path": cluster.path(_property),
		"message": "commands can be run in the cluster through Azure, past its network",
	}
}

_property := "properties.apiServerAccessProfile.disableRunCommand"
