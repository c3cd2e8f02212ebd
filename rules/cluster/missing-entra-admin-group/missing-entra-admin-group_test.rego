package rules.cluster["missing-entra-admin-group_test"]

import data.parameters["missing-entra-admin-group"] as parameters
import data.rules.cluster["missing-entra-admin-group"] as rule

test_absent_is_found if {
	every groups in [{}, {"adminGroupObjectIDs": null}, {"adminGroupObjectIDs": []}] {
		_findings(_entra(groups)) == {_missing}
	}
}

test_azure_rbac_off_is_found if _findings(_entra({"enableAzureRBAC": false})) == {_missing}

test_group_is_clean if _clean(_entra({"adminGroupObjectIDs": [_id]}))

test_azure_rbac_is_clean if _clean(_entra({"enableAzureRBAC": true}))

test_without_entra_is_clean if {
	every document in [{}, _profile(null), _profile({}), _profile({"managed": false})] {
		_clean(document)
	}
}

test_fewer_groups_than_wanted_is_found if {
	document := _entra({"adminGroupObjectIDs": [_id]})
	findings := rule.findings with input as document with parameters.minGroups as 2
	{finding.message | some finding in findings} == {"the cluster has too few Entra admin groups: 1 of 2"}
}

test_name_for_a_group_is_found if {
	every group in ["platform-admins", "", sprintf("%s0", [_id])] {
		_findings(_entra({"adminGroupObjectIDs": [_id, group]})) == {{
			"path": ["properties", "aadProfile", "adminGroupObjectIDs", 1],
			"message": sprintf("%q is not the object ID of an Entra group", [group]),
		}}
	}
}

test_name_for_a_group_is_found_wherever_it_is_stated if {
	every document in [
		_profile({"adminGroupObjectIDs": ["platform-admins"]}),
		_entra({"enableAzureRBAC": true, "adminGroupObjectIDs": ["platform-admins"]}),
		object.union(_profile({"adminGroupObjectIDs": ["platform-admins"]}), {"_akslint": {"partial": true}}),
	] {
		count(_findings(document)) == 1
	}
}

test_id_in_any_case_is_clean if _clean(_entra({"adminGroupObjectIDs": [upper(_id)]}))

test_another_type_is_clean if {
	every groups in ["platform-admins", 0, {}, [0], [null]] {
		_clean(_entra({"adminGroupObjectIDs": groups}))
	}
}

test_unknown_is_clean if {
	every document in [
		_profile({"unknown": "$X"}),
		_profile({"managed": {"unknown": "$X"}}),
		_entra({"enableAzureRBAC": {"unknown": "$X"}}),
		_entra({"adminGroupObjectIDs": {"unknown": "$X"}}),
		_entra({"adminGroupObjectIDs": [{"unknown": "$X"}]}),
	] {
		_clean(document)
	}
}

test_groups_that_are_partly_unknown_may_be_enough if {
	{finding.path[3] | some finding in _findings(_entra({"adminGroupObjectIDs": [{"unknown": "$X"}, "admins"]}))} == {1}
	every groups in [[_id, {"unknown": "$X"}], [{"unknown": "$X"}]] {
		count(rule.findings) == 0 with input as _entra({"adminGroupObjectIDs": groups}) with parameters.minGroups as 3
	}
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean(object.union(_entra({}), {"_akslint": {how: true}}))
	}
}

test_absent_in_automatic_is_clean if {
	every name in ["automatic", {"unknown": "$SKU"}] {
		_clean(object.union(_entra({}), {"sku": {"name": name}}))
	}
}

_missing := {
	"path": ["properties", "aadProfile", "adminGroupObjectIDs"],
	"message": "the cluster has too few Entra admin groups: 0 of 1",
}

_id := "7d5c3f0e-2b4a-4c19-9f86-1a0e5b8d6c42"

_entra(profile) := _profile(object.union({"managed": true}, profile))

_profile(profile) := {"properties": {"aadProfile": profile}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
