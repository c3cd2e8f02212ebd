package rules.cluster["legacy-monitoring-auth_test"]

import data.rules.cluster["legacy-monitoring-auth"] as rule

test_absent_is_found_in_terraform_only if {
	every config in [null, {}, {"useAADAuth": null}, {"useAADAuth": ""}] {
		_clean(_cluster(true, config))
		document := object.union(_cluster(true, config), {"_akslint": {"source": "terraform"}})
		_findings(document) == {_finding}
	}
}

test_false_is_found if {
	every value in ["false", "False"] {
		_findings(_cluster(true, {"useAADAuth": value})) == {_finding}
	}
}

test_true_is_clean if _clean(_cluster(true, {"useAADAuth": "true"}))

test_without_the_addon_is_clean if {
	_clean({})
	_clean({"sku": {"name": "automatic"}})
	every enabled in [false, null] {
		_clean(_cluster(enabled, {"useAADAuth": "false"}))
	}
}

test_another_type_is_clean if {
	_clean(_cluster("true", {"useAADAuth": "false"}))
	every value in [0, []] {
		_clean(_cluster(true, {"useAADAuth": value}))
	}
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$X"}, {"useAADAuth": "false"}))
	_clean(_cluster(true, {"unknown": "$X"}))
	_clean(_cluster(true, {"useAADAuth": {"unknown": "$X"}}))
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean(object.union(_cluster(true, null), {"_akslint": {how: true, "source": "terraform"}}))
	}
}

test_turned_off_is_found if {
	off := _cluster(null, {"useAADAuth": "false"})
	_clean(object.union(off, {"_akslint": {"open": true}}))
	_findings(object.union(off, {"_akslint": {"partial": true}})) == {_finding}
}

_finding := {
	"path": ["properties", "addonProfiles", "omsagent", "config", "useAADAuth"],
	"message": "container insights signs in with a workspace key, whose support ended on 2026-09-30",
}

_cluster(enabled, config) := {"properties": {"addonProfiles": {"omsagent": {
	"enabled": enabled,
	"config": config,
}}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
