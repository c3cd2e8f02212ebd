package rules.cluster["defender-profile-disabled_test"]

import data.parameters["defender-profile-disabled"] as parameters
import data.rules.cluster["defender-profile-disabled"] as rule

test_absent_is_found if {
	every document in [{}, {"properties": null}, {"properties": {"securityProfile": {}}}, _cluster(null)] {
		_findings(document) == {_finding}
	}
}

test_false_is_found if _findings(_cluster(false)) == {_finding}

test_true_is_clean if _clean(_cluster(true))

test_another_type_is_clean if {
	every value in ["false", 0, []] {
		_clean(_cluster(value))
	}
}

test_unknown_is_clean if {
	every document in [_cluster({"unknown": "$X"}), {"properties": {"securityProfile": {"defender": {"unknown": "$X"}}}}] {
		_clean(document)
	}
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
	}
}

test_false_in_an_open_command_or_a_partial_cluster_is_found if {
	every how in ["open", "partial"] {
		_findings(object.union(_cluster(false), {"_akslint": {how: true}})) == {_finding}
	}
}

test_absent_in_every_sku_is_found if {
	every name in ["base", "automatic", {"unknown": "$SKU"}] {
		_findings({"sku": {"name": name}}) == {_finding}
	}
}

test_settings_in_a_file_are_clean if _clean({"properties": {"securityProfile": {"defender": "defender.json"}}})

test_sensor_that_the_subscription_brings_is_clean if {
	count(rule.findings) == 0 with input as {} with parameters.defenderAutoProvision as true
}

_finding := {
	"path": ["properties", "securityProfile", "defender", "securityMonitoring", "enabled"],
	"message": "the Defender for Containers sensor is off",
}

_cluster(value) := {"properties": {"securityProfile": {"defender": {"securityMonitoring": {"enabled": value}}}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
