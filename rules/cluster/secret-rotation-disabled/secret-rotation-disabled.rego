# METADATA
# title: Key Vault add-on without secret rotation
# description: |
#   Without rotation, pods keep the secret that they started with. A secret that is renewed in the vault, because it
#   leaked or expires, reaches them only when they restart.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
#     description: Configuration options of the Azure Key Vault provider for Secrets Store CSI driver
# custom:
#   score: 4.5
#   groups: [hardening, mcsb, recommended]
#   references:
#     mcsb: [MCSBv1-DP-7]
#   fix: |
#     Turn on secret rotation:
#
#     - az: `--enable-secret-rotation`
#     - Terraform: `secret_rotation_enabled = true` in the block `key_vault_secrets_provider`
#     - ARM: `properties.addonProfiles.azureKeyvaultSecretsProvider.config.enableSecretRotation: "true"`
package rules.cluster["secret-rotation-disabled"]

import data.rules.lib.cluster

findings contains finding if {
	_on
	lower(cluster.value(_setting)) == "false"
	finding := {
		"path": cluster.path(_setting),
		"message": "the Key Vault add-on does not update secrets that change in the vault",
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

_addon := "properties.addonProfiles.azureKeyvaultSecretsProvider.enabled"

_setting := "properties.addonProfiles.azureKeyvaultSecretsProvider.config.enableSecretRotation"
