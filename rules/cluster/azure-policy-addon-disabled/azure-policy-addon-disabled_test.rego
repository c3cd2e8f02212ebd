package rules.cluster["azure-policy-addon-disabled_test"]

import data.rules.cluster["azure-policy-addon-disabled"] as rule

test_absent_is_found if {
	every document in [{}, {"properties": null}, {"properties": {"addonProfiles": {}}}, _cluster(null)] {
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
	every document in [_cluster({"unknown": "$X"}), {"properties": {"addonProfiles": {"unknown": "$X"}}}] {
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

test_absent_in_automatic_is_clean if {
	every name in ["automatic", "Automatic", {"unknown": "$SKU"}] {
		_clean({"sku": {"name": name}})
	}
}

test_false_in_automatic_is_found if {
	_findings(object.union(_cluster(false), {"sku": {"name": "automatic"}})) == {_finding}
}

test_other_addons_are_found if {
	_findings({"properties": {"addonProfiles": {"omsagent": {"enabled": true}}}}) == {_finding}
}

test_true_in_another_case_is_clean if _clean({"properties": {"addonProfiles": {"azurePolicy": {"enabled": true}}}})

test_false_in_another_case_is_found if {
	findings := _findings({"properties": {"addonProfiles": {"azurePolicy": {"enabled": false}}}})
	{finding.path | some finding in findings} == {["properties", "addonProfiles", "azurePolicy", "enabled"]}
}

test_unknown_addons_are_clean if _clean({"properties": {"addonProfiles": {"unknown": "$ADDONS"}}})

_finding := {
	"path": ["properties", "addonProfiles", "azurepolicy", "enabled"],
	"message": "the Azure Policy add-on is off, so the policies assigned to the cluster are not enforced",
}

_cluster(value) := {"properties": {"addonProfiles": {"azurepolicy": {"enabled": value}}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
