# METADATA
# title: Clusters
# description: |
#   What is known of the cluster being judged, whatever declares it. A cluster holds what its source says; the defaults
#   for the rest are here, and depend on the source. Properties are named as in ARM: properties.disableLocalAccounts.
package rules.lib.cluster

import data.rules.lib.resource
import data.rules.lib.support
import data.rules.lib.values

# METADATA
# description: |
#   the value of a property: what the cluster says, or the default if it says nothing. Undefined if it cannot be known.
# scope: document
value(property) := _stated(property)

value(property) := _default(property) if absent(property)

# METADATA
# description: true if the cluster says anything about a property, whether or not the value is known
present(property) if {
	stated := object.get(input, path(property), null)
	not stated in _nothing
}

# METADATA
# description: true if only changes to the cluster are known, which say nothing about the rest
# scope: document
changed if resource.partial

# METADATA
# description: |
#   the path of a property. The name of an add-on is spelled as the cluster spells it, since Azure ignores its case.
path(property) := array.concat(["properties", "addonProfiles", spellings[0]], array.slice(keys, 3, count(keys))) if {
	keys := split(property, ".")
	keys[1] == "addonProfiles"
	spellings := [spelling |
		some spelling, _ in input.properties.addonProfiles
		lower(spelling) == lower(keys[2])
	]
} else := split(property, ".")

_stated(property) := stated if {
	stated := object.get(input, path(property), null)
	not stated in _nothing
	not values.unknown(stated)
}

# METADATA
# description: true if the cluster is known to say nothing about a property
absent(property) if {
	not present(property)
	not _hidden(property)
	not _incomplete
}

# az and Azure treat an empty string as no value.
_nothing := {null, ""}

# Only changes to the cluster are known, or its command may have more flags.
_incomplete if changed

_incomplete if resource.open

# Nothing below an unknown value can be known, nor what is in a file that the value names.
_hidden(property) if {
	some parent in _parents(property)
	values.unknown(parent)
}

_hidden(property) if {
	some parent in _parents(property)
	not is_object(parent)
}

_parents(property) := [parent |
	keys := path(property)
	some i, _ in keys
	parent := object.get(input, array.slice(keys, 0, i), null)
	parent != null
]

# A running cluster states everything: neither the SKU nor the version adds to it.
_default(property) := _fallback(property) if resource.source == "show"

# The SKU Automatic presets some properties. Where the SKU is unknown, so are they.
_default(property) := _defaults[property].automatic if {
	resource.source != "show"
	_sku == "automatic"
}

_default(property) := _defaults[property].newer.value if {
	resource.source != "show"
	_minor >= _defaults[property].newer.minor
}

_default(property) := _fallback(property) if {
	resource.source != "show"
	row := _defaults[property]
	_not_preset(row)
	_not_newer(row)
}

_not_preset(_) if _sku != "automatic"

_not_preset(row) if object.get(row, "automatic", null) == null

_not_newer(row) if not row.newer

_not_newer(row) if _minor < row.newer.minor

_fallback(property) := object.get(row, resource.source, row.default) if row := _defaults[property]

# The values of properties that a cluster does not state: `default`, or the entry named after the source; `automatic` in
# the SKU Automatic; `newer.value` from Kubernetes 1.y on, where y is `newer.minor`.
# https://learn.microsoft.com/cli/azure/aks#az-aks-create
# https://learn.microsoft.com/azure/aks/intro-aks-automatic
# https://learn.microsoft.com/azure/aks/use-oidc-issuer
# https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
_defaults := {
	"properties.aadProfile.adminGroupObjectIDs": {"default": []},
	"properties.aadProfile.enableAzureRBAC": {"default": false, "automatic": true},
	"properties.aadProfile.managed": {"default": false, "automatic": true},
	"properties.addonProfiles.azureKeyvaultSecretsProvider.config.enableSecretRotation": {"default": "false"},
	"properties.addonProfiles.azureKeyvaultSecretsProvider.enabled": {"default": false, "automatic": true},
	"properties.addonProfiles.azurepolicy.enabled": {"default": false, "automatic": true},
	"properties.addonProfiles.httpApplicationRouting.enabled": {"default": false},
	"properties.addonProfiles.kubeDashboard.enabled": {"default": false},
	"properties.addonProfiles.omsagent.config.useAADAuth": {"default": "true", "terraform": "false"},
	"properties.addonProfiles.omsagent.enabled": {"default": false},
	"properties.addonProfiles.openServiceMesh.enabled": {"default": false},
	"properties.apiServerAccessProfile.authorizedIPRanges": {"default": []},
	"properties.apiServerAccessProfile.disableRunCommand": {"default": false},
	"properties.apiServerAccessProfile.enablePrivateCluster": {"default": false},
	"properties.apiServerAccessProfile.enablePrivateClusterPublicFQDN": {"default": true, "terraform": false},
	"properties.apiServerAccessProfile.enableVnetIntegration": {"default": false, "automatic": true},
	"properties.apiServerAccessProfile.privateDNSZone": {"default": "system"},
	"properties.autoUpgradeProfile.nodeOSUpgradeChannel": {"default": "NodeImage"},
	"properties.autoUpgradeProfile.upgradeChannel": {"default": "none", "automatic": "stable"},
	"properties.azureMonitorProfile.metrics.enabled": {"default": false},
	"properties.bootstrapProfile.artifactSource": {"default": "Direct"},
	"properties.disableLocalAccounts": {"default": false, "automatic": true},
	"properties.enableRBAC": {"default": true},
	"properties.ingressProfile.webAppRouting.enabled": {"default": false, "automatic": true},
	"properties.ingressProfile.webAppRouting.nginx.defaultIngressControllerType": {"default": "AnnotationControlled"},
	"properties.metricsProfile.costAnalysis.enabled": {"default": false},
	"properties.networkProfile.advancedNetworking.enabled": {"default": false},
	"properties.networkProfile.advancedNetworking.security.advancedNetworkPolicies": {"default": "None"},
	"properties.networkProfile.advancedNetworking.security.transitEncryption.type": {"default": "None"},
	"properties.networkProfile.loadBalancerSku": {"default": "standard"},
	"properties.networkProfile.networkDataplane": {"default": "azure", "automatic": "cilium"},
	"properties.networkProfile.networkPlugin": {"default": "azure", "terraform": "kubenet"},
	"properties.networkProfile.networkPolicy": {"default": "none", "automatic": "cilium"},
	"properties.networkProfile.outboundType": {"default": "loadBalancer", "automatic": "managedNATGateway"},
	"properties.networkProfile.podCidr": {"default": "10.244.0.0/16"},
	"properties.networkProfile.serviceCidr": {"default": "10.0.0.0/16"},
	"properties.networkProfile.staticEgressGatewayProfile.enabled": {"default": false},
	"properties.nodeProvisioningProfile.mode": {"default": "Manual", "automatic": "Auto"},
	"properties.nodeResourceGroupProfile.restrictionLevel": {"default": "Unrestricted", "automatic": "ReadOnly"},
	"properties.oidcIssuerProfile.enabled": {
		"default": false,
		"automatic": true,
		"newer": {"minor": 34, "value": true},
	},
	"properties.podIdentityProfile.allowNetworkPluginKubenet": {"default": false},
	"properties.podIdentityProfile.enabled": {"default": false},
	"properties.securityProfile.azureKeyVaultKms.enabled": {"default": false},
	"properties.securityProfile.azureKeyVaultKms.keyVaultNetworkAccess": {"default": "Public"},
	"properties.securityProfile.customCATrustCertificates": {"default": []},
	"properties.securityProfile.defender.securityMonitoring.enabled": {"default": false},
	"properties.securityProfile.imageCleaner.enabled": {"default": false, "automatic": true},
	"properties.securityProfile.imageIntegrity.enabled": {"default": false},
	"properties.securityProfile.workloadIdentity.enabled": {"default": false, "automatic": true},
	"properties.serviceMeshProfile.mode": {"default": "Disabled"},
	"properties.storageProfile.blobCSIDriver.enabled": {"default": false},
	"properties.storageProfile.diskCSIDriver.enabled": {"default": true},
	"properties.storageProfile.fileCSIDriver.enabled": {"default": true},
	"properties.storageProfile.snapshotController.enabled": {"default": true},
	"properties.supportPlan": {"default": "KubernetesOfficial"},
	"properties.upgradeSettings.overrideSettings.forceUpgrade": {"default": false},
	"sku.tier": {"default": "free", "automatic": "standard"},
}

_sku := lower(_stated("sku.name"))

_sku := "base" if absent("sku.name")

# _minor is the y of Kubernetes 1.y.
_minor := support.minor(_stated("properties.kubernetesVersion"))

# AKS chooses a version in standard support, and this has been the oldest since 2026-07-31.
# https://learn.microsoft.com/azure/aks/supported-kubernetes-versions
_minor := 34 if absent("properties.kubernetesVersion")
