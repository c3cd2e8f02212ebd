package rules.cluster["cluster-lockout_test"]

import data.rules.cluster["cluster-lockout"] as rule

test_without_entra_is_found if {
	_findings({"properties": {"disableLocalAccounts": true}}) == {_finding}
	every profile in [null, {}, {"managed": null}, {"managed": false}] {
		_findings(_cluster(true, profile)) == {_finding}
	}
}

test_with_entra_is_clean if _clean(_cluster(true, {"managed": true}))

test_with_local_accounts_is_clean if {
	_clean({})
	every disabled in [false, null] {
		_clean(_cluster(disabled, null))
	}
}

test_another_type_is_clean if {
	_clean(_cluster(true, {"managed": "false"}))
	every disabled in ["true", 1, []] {
		_clean(_cluster(disabled, null))
	}
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$X"}, null))
	_clean(_cluster(true, {"unknown": "$X"}))
	_clean(_cluster(true, {"managed": {"unknown": "$X"}}))
	_clean({"properties": {"unknown": "$X"}})
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean(object.union(_cluster(true, null), {"_akslint": {how: true}}))
		_findings(object.union(_cluster(true, {"managed": false}), {"_akslint": {how: true}})) == {_finding}
	}
}

test_automatic_has_entra if {
	every name in ["automatic", {"unknown": "$SKU"}] {
		_clean(object.union(_cluster(true, null), {"sku": {"name": name}}))
	}
}

_finding := {
	"path": ["properties", "aadProfile", "managed"],
	"message": "nobody can sign in to the cluster: local accounts are disabled, and Entra ID is off",
}

_cluster(disabled, profile) := {"properties": {"disableLocalAccounts": disabled, "aadProfile": profile}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
