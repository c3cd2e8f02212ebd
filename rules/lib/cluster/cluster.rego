# METADATA
# title: Clusters
# description: |
#   What is known of the cluster under judgement, whatever notation it comes from. A cluster holds what its source says;
#   the defaults for what it leaves out are here. A property is named as in ARM: properties.disableLocalAccounts.
package rules.lib.cluster

# METADATA
# description: |
#   what a property is: what the cluster says of it, or the default where it says nothing. Undefined if that cannot be
#   known.
# scope: document
value(property) := _stated(property)

value(property) := _default(property) if _absent(property)

# METADATA
# description: true if the cluster says something of a property, be the value known or not
present(property) if {
	stated := object.get(input, path(property), null)
	not stated in _nothing
}

# METADATA
# description: |
#   where a property stands. The name of an add-on is spelled as the cluster spells it, since Azure ignores its case.
path(property) := array.concat(["properties", "addonProfiles", spellings[0]], array.slice(keys, 3, count(keys))) if {
	keys := split(property, ".")
	keys[1] == "addonProfiles"
	spellings := [spelling |
		some spelling, _ in input.properties.addonProfiles
		lower(spelling) == lower(keys[2])
	]
} else := split(property, ".")

# METADATA
# description: true if a word is one of some words, in any case
listed(word, words) if {
	some other in words
	lower(other) == lower(word)
}

_stated(property) := stated if {
	stated := object.get(input, path(property), null)
	not stated in _nothing
	not _unknown(stated)
}

# It is known that the cluster says nothing of a property.
_absent(property) if {
	not present(property)
	not _hidden(property)
	not _incomplete
}

# az and Azure take an empty string for none.
_nothing := {null, ""}

_unknown(value) if is_string(value.unknown)

# Only changes to the cluster are known, or some flags of its command are not.
_incomplete if object.get(input, ["_akslint", "partial"], false) == true

_incomplete if object.get(input, ["_akslint", "open"], false) == true

# What stands below an unknown value cannot be known, nor what stands in a file that the value names.
_hidden(property) if {
	some parent in _parents(property)
	_unknown(parent)
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

# The SKU Automatic presets some properties. Where the SKU is unknown, so are they.
_default(property) := _presets[property] if _sku == "automatic"

_default(property) := _defaults[property] if _sku != "automatic"

_default(property) := _defaults[property] if object.get(_presets, property, null) == null

# The OIDC issuer is on by default from Kubernetes 1.34 on.
# https://learn.microsoft.com/azure/aks/use-oidc-issuer
_default("properties.oidcIssuerProfile.enabled") if _minor >= 34

_default("properties.oidcIssuerProfile.enabled") := false if {
	_sku != "automatic"
	_minor < 34
}

# https://learn.microsoft.com/cli/azure/aks#az-aks-create
_defaults := {
	"properties.aadProfile.adminGroupObjectIDs": [],
	"properties.aadProfile.enableAzureRBAC": false,
	"properties.aadProfile.managed": false,
	"properties.addonProfiles.azurepolicy.enabled": false,
	"properties.apiServerAccessProfile.authorizedIPRanges": [],
	"properties.apiServerAccessProfile.enablePrivateCluster": false,
	"properties.disableLocalAccounts": false,
	"properties.networkProfile.networkDataplane": "azure",
	"properties.networkProfile.networkPolicy": "none",
	"properties.networkProfile.outboundType": "loadBalancer",
	"properties.securityProfile.defender.securityMonitoring.enabled": false,
	"properties.securityProfile.workloadIdentity.enabled": false,
	"sku.tier": "free",
}

# https://learn.microsoft.com/azure/aks/intro-aks-automatic
_presets := {
	"properties.aadProfile.enableAzureRBAC": true,
	"properties.aadProfile.managed": true,
	"properties.addonProfiles.azurepolicy.enabled": true,
	"properties.disableLocalAccounts": true,
	"properties.networkProfile.networkDataplane": "cilium",
	"properties.networkProfile.networkPolicy": "cilium",
	"properties.networkProfile.outboundType": "managedNATGateway",
	"properties.oidcIssuerProfile.enabled": true,
	"properties.securityProfile.workloadIdentity.enabled": true,
	"sku.tier": "standard",
}

_sku := lower(_stated("sku.name"))

_sku := "base" if _absent("sku.name")

# _minor is the y of Kubernetes 1.y.
_minor := to_number(split(version, ".")[1]) if {
	version := _stated("properties.kubernetesVersion")
	regex.match(`^[vV]?1\.[0-9]+(\.[0-9]+)?$`, version)
}

# AKS chooses the version, and it may be one from before the default changed.
_minor := 0 if _absent("properties.kubernetesVersion")
