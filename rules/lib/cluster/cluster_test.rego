package rules.lib.cluster_test

import data.rules.lib.cluster

test_value_of_a_stated_property if {
	cluster.value("sku.tier") == "Premium" with input as {"sku": {"tier": "Premium"}}
	_local_accounts_disabled({"properties": {"disableLocalAccounts": true}}) == true
	_local_accounts_disabled({"properties": {"disableLocalAccounts": false}}) == false
}

test_value_of_an_absent_property_is_the_default if {
	every document in [
		{},
		{"properties": {}},
		{"properties": {"disableLocalAccounts": null}},
		{"properties": {"disableLocalAccounts": ""}},
		{"properties": null},
		{"_akslint": {"source": "az", "open": false, "partial": false}},
	] {
		_local_accounts_disabled(document) == false
	}
}

test_value_without_a_default_is_undefined if not cluster.value("properties.dnsPrefix") with input as {}

test_value_that_is_unknown_is_undefined if {
	every document in [
		{"properties": {"unknown": "$X"}},
		{"properties": {"disableLocalAccounts": {"unknown": "$X"}}},
		{"properties": "@cluster.json"},
		{"properties": ["disableLocalAccounts"]},
	] {
		not _local_accounts_known(document)
	}
}

test_value_that_is_absent_is_undefined_in_an_open_command if {
	not _local_accounts_known({"_akslint": {"open": true, "partial": false}})
}

test_value_that_is_absent_is_undefined_in_a_partial_cluster if {
	not _local_accounts_known({"_akslint": {"open": false, "partial": true}})
}

test_value_that_is_stated_in_an_open_command_or_a_partial_cluster if {
	every how in ["open", "partial"] {
		_local_accounts_disabled({"properties": {"disableLocalAccounts": false}, "_akslint": {how: true}}) == false
	}
}

test_automatic_presets if {
	every name in ["automatic", "Automatic"] {
		every property, value in {
			"properties.disableLocalAccounts": true,
			"properties.networkProfile.networkPolicy": "cilium",
			"properties.oidcIssuerProfile.enabled": true,
			"sku.tier": "standard",
		} {
			cluster.value(property) == value with input as {"sku": {"name": name}}
		}
	}
}

test_automatic_leaves_the_rest_at_its_default if {
	cluster.value("properties.apiServerAccessProfile.enablePrivateCluster") == false with input.sku.name as "automatic"
}

test_what_automatic_presets_can_be_stated_otherwise if {
	_local_accounts_disabled({"sku": {"name": "automatic"}, "properties": {"disableLocalAccounts": false}}) == false
}

test_other_skus_preset_nothing if _local_accounts_disabled({"sku": {"name": "Base"}}) == false

test_unknown_sku_makes_presets_unknown if {
	every sku in [{"unknown": "$SKU"}, {"name": {"unknown": "$SKU"}}, {"name": 1}] {
		not _local_accounts_known({"sku": sku})
		cluster.value("properties.apiServerAccessProfile.enablePrivateCluster") == false with input.sku as sku
	}
}

test_oidc_issuer_is_on_from_kubernetes_1_34_on if {
	every version in ["1.34", "1.34.0", "v1.35.1", "1.100"] {
		cluster.value(_oidc_issuer) == true with input.properties.kubernetesVersion as version
	}
}

test_oidc_issuer_is_off_before_kubernetes_1_34 if {
	every version in ["1.33", "1.33.9", "1.4"] {
		cluster.value(_oidc_issuer) == false with input.properties.kubernetesVersion as version
	}
}

test_oidc_issuer_is_on_in_the_version_that_aks_chooses if {
	every document in [{}, {"properties": {"kubernetesVersion": ""}}, {"properties": {"kubernetesVersion": null}}] {
		cluster.value(_oidc_issuer) == true with input as document
	}
}

test_oidc_issuer_that_a_running_cluster_does_not_state_is_off if {
	cluster.value(_oidc_issuer) == false with input._akslint.source as "show"
}

test_oidc_issuer_that_an_update_does_not_state_is_unknown if {
	not _known(_oidc_issuer) with input._akslint.partial as true
}

test_oidc_issuer_is_on_from_kubernetes_1_34_on_in_every_sku if {
	every sku in [{"name": "automatic"}, {"unknown": "$SKU"}] {
		cluster.value(_oidc_issuer) == true with input.properties.kubernetesVersion as "1.34" with input.sku as sku
	}
}

test_oidc_issuer_of_an_unknown_version_is_unknown if {
	every version in [{"unknown": "$VERSION"}, "latest", "2.0", "1", "1.34-alpha", 1.34] {
		not _known(_oidc_issuer) with input.properties.kubernetesVersion as version
	}
}

test_running_cluster_is_what_it_says_of_itself if {
	running := {
		"_akslint": {"source": "show"},
		"sku": {"name": "Automatic"},
		"properties": {"kubernetesVersion": "1.35.1", "aadProfile": null, "oidcIssuerProfile": null},
	}
	cluster.value("properties.networkProfile.networkDataplane") == "azure" with input as running
	every property in ["properties.aadProfile.managed", "properties.disableLocalAccounts", _oidc_issuer] {
		cluster.value(property) == false with input as running
	}
}

test_running_cluster_of_an_unknown_sku if {
	value := cluster.value("properties.disableLocalAccounts") with input as {
		"_akslint": {"source": "show"},
		"sku": {"name": {"unknown": "$SKU"}},
	}
	value == false
}

test_sources_that_deploy_share_presets_and_versions if {
	every source in ["az", "arm", "terraform"] {
		about := {"source": source}
		cluster.value(_oidc_issuer) == true with input as {
			"_akslint": about,
			"properties": {"kubernetesVersion": "1.34"},
		}
		cluster.value("sku.tier") == "standard" with input as {"_akslint": about, "sku": {"name": "Automatic"}}
		cluster.value("sku.tier") == "free" with input as {"_akslint": about}
	}
}

test_terraform_has_defaults_of_its_own if {
	every source, default_value in {"az": true, "arm": true, "show": true, "terraform": false} {
		cluster.value(_public_fqdn) == default_value with input._akslint.source as source
	}
	every source, default_value in {"az": "azure", "arm": "azure", "show": "azure", "terraform": "kubenet"} {
		cluster.value("properties.networkProfile.networkPlugin") == default_value with input._akslint.source as source
	}
}

test_present if {
	every prefix in ["shop", {"unknown": "$X"}, 0, false] {
		cluster.present("properties.dnsPrefix") with input.properties.dnsPrefix as prefix
	}
	every document in [{}, {"properties": {"unknown": "$X"}}, {"properties": {"dnsPrefix": ""}}] {
		not cluster.present("properties.dnsPrefix") with input as document
	}
}

test_path if {
	cluster.path("sku.tier") == ["sku", "tier"]
	cluster.path(_addon) == ["properties", "addonProfiles", "azurepolicy", "enabled"] with input as {}
}

test_addon_in_another_case if {
	profiles := {"omsagent": {}, "azurePolicy": {"enabled": true}}
	path := ["properties", "addonProfiles", "azurePolicy", "enabled"]
	cluster.path(_addon) == path with input.properties.addonProfiles as profiles
	cluster.value(_addon) == true with input.properties.addonProfiles as profiles
}

test_only_addons_are_spelled_like_addons if {
	path := ["properties", "securityProfile", "defender"]
	cluster.path("properties.securityProfile.defender") == path with input.properties.addonProfiles as {"Defender": {}}
}

test_addon_without_a_switch_has_the_default if {
	cluster.value(_addon) == false with input.properties.addonProfiles as {"AzurePolicy": {}}
}

test_addon_in_two_cases if {
	profiles := {"azurepolicy": {}, "AzurePolicy": {}}
	cluster.path(_addon)[2] == "AzurePolicy" with input.properties.addonProfiles as profiles
}

test_addons_that_are_unknown if not _known(_addon) with input.properties.addonProfiles as {"unknown": "$ADDONS"}

test_addons_that_are_no_object if {
	every profiles in [null, [], "azurepolicy"] {
		cluster.path(_addon)[2] == "azurepolicy" with input.properties.addonProfiles as profiles
	}
}

test_absent if {
	cluster.absent("properties.dnsPrefix") with input as {}
	every document in [
		{"properties": {"dnsPrefix": "shop"}},
		{"properties": {"dnsPrefix": {"unknown": "$X"}}},
		{"properties": {"unknown": "$X"}},
		{"_akslint": {"open": true}},
		{"_akslint": {"partial": true}},
	] {
		not cluster.absent("properties.dnsPrefix") with input as document
	}
}

_addon := "properties.addonProfiles.azurepolicy.enabled"

_oidc_issuer := "properties.oidcIssuerProfile.enabled"

_public_fqdn := "properties.apiServerAccessProfile.enablePrivateClusterPublicFQDN"

_known(property) if cluster.value(property) in [true, false]

_local_accounts_disabled(document) := value if {
	value := cluster.value("properties.disableLocalAccounts") with input as document
}

_local_accounts_known(document) if _local_accounts_disabled(document) in [true, false]
