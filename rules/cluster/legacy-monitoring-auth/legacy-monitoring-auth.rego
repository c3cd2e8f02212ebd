# METADATA
# title: Container insights that sign in with a workspace key
# description: |
#   With legacy authentication, the agents on the nodes sign in with the shared key of the Log Analytics workspace. The
#   key lies on every node, is good for the whole workspace, and is no longer supported. It is the default in Terraform.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-monitor/containers/container-insights-authentication
#     description: Authentication for Container insights
# custom:
#   score: 3.0
#   groups: [recommended]
#   fix: |
#     Let the agents sign in with a managed identity:
#
#     - az: leave out `--enable-msi-auth-for-monitoring false`
#     - Terraform: `msi_auth_for_monitoring_enabled = true` in the block `oms_agent`
#     - ARM: `properties.addonProfiles.omsagent.config.useAADAuth: "true"`
package rules.cluster["legacy-monitoring-auth"]

import data.rules.lib.cluster
import data.rules.lib.support

findings contains finding if {
	_on
	lower(cluster.value(_setting)) == "false"
	finding := {
		"path": cluster.path(_setting),
		"message": sprintf("container insights signs in with a workspace key, whose support %s", [support.ends(_last_day)]),
	}
}

_on if {
	cluster.present(_addon)
	cluster.value(_addon) == true
}

# Where the setting is turned off, the add-on was on.
_on if {
	cluster.changed
	not cluster.present(_addon)
}

_addon := "properties.addonProfiles.omsagent.enabled"

_setting := "properties.addonProfiles.omsagent.config.useAADAuth"

_last_day := "2026-09-30"
