package rules.cluster["secret-rotation-disabled_test"]

import data.rules.cluster["secret-rotation-disabled"] as rule

test_absent_is_found if {
	every config in [null, {}, {"enableSecretRotation": null}, {"enableSecretRotation": ""}] {
		_findings(_cluster(true, config)) == {_finding}
	}
}

test_false_is_found if {
	every value in ["false", "False"] {
		_findings(_cluster(true, {"enableSecretRotation": value})) == {_finding}
	}
}

test_true_is_clean if _clean(_cluster(true, {"enableSecretRotation": "true"}))

test_without_the_addon_is_clean if {
	_clean({})
	_clean({"sku": {"name": "automatic"}})
	every enabled in [false, null] {
		_clean(_cluster(enabled, {"enableSecretRotation": "false"}))
	}
}

test_another_type_is_clean if {
	_clean(_cluster("true", {"enableSecretRotation": "false"}))
	every value in [0, []] {
		_clean(_cluster(true, {"enableSecretRotation": value}))
	}
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$X"}, {"enableSecretRotation": "false"}))
	_clean(_cluster(true, {"unknown": "$X"}))
	_clean(_cluster(true, {"enableSecretRotation": {"unknown": "$X"}}))
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean(object.union(_cluster(true, null), {"_akslint": {how: true, "source": "terraform"}}))
	}
}

test_turned_off_is_found if {
	off := _cluster(null, {"enableSecretRotation": "false"})
	_clean(object.union(off, {"_akslint": {"open": true}}))
	_findings(object.union(off, {"_akslint": {"partial": true}})) == {_finding}
}

_finding := {
	"path": ["properties", "addonProfiles", "azureKeyvaultSecretsProvider", "config", "enableSecretRotation"],
	"message": "the Key Vault add-on does not update secrets that change in the vault",
}

_cluster(enabled, config) := {"properties": {"addonProfiles": {"azureKeyvaultSecretsProvider": {
	"enabled": enabled,
	"config": config,
}}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
