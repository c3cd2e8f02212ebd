package rules.identity["missing-secret-provider-parameter_test"]

import data.rules.identity["missing-secret-provider-parameter"] as rule

test_missing_parameters_are_found if {
	every given in [{}, null, {"keyvaultName": "", "tenantID": " ", "tenantId": null, "objects": "\n"}] {
		_paths(given, null) == {_path("keyvaultName"), _path("tenantID"), _path("objects")}
	}
}

test_given_parameters_are_clean if {
	_paths(object.union(_given, {"objects": {"unknown": "$X"}}), null) == set()
	_paths({"unknown": "$X"}, null) == set()
	every value in ["a", {"unknown": "$X"}] {
		every tenant in ["tenantID", "tenantId", "TenantID"] {
			_paths({"keyvaultName": value, tenant: value, "objects": "array: []"}, []) == set()
		}
	}
}

test_objects_without_a_list_are_found if {
	every objects in [null, "a", {"arrays": []}, {}] {
		_paths(_given, objects) == {_path("objects")}
	}
}

test_objects_filled_in_later_are_clean if _paths(_given, {"unknown": "array:\n{{ .Values.objects }}"}) == set()

test_objects_that_are_no_string_are_clean if _paths(object.union(_given, {"objects": {"array": []}}), null) == set()

test_element_that_is_no_object_is_found if {
	every element, message in {
		null: "object 2 is not a string: begin it with |",
		"a": "object 2 is not YAML with objectName and objectType",
		"": "object 2 is not YAML with objectName and objectType",
	} {
		_findings(_given, [_object, element]) == {{"path": ["_akslint", "objects", 1], "message": message}}
	}
}

test_unknown_element_is_clean if {
	every element in [{"unknown": "$O"}, {"objectName": {"unknown": "$N"}, "objectType": {"unknown": "$T"}}] {
		_paths(_given, [element]) == set()
	}
}

test_missing_name_is_found if {
	_paths(_given, [{"objectType": "key"}]) == {["_akslint", "objects", 0, "objectName"]}
	every name in [null, "", " "] {
		_paths(_given, [{"objectName": name, "objectType": "key"}]) == {["_akslint", "objects", 0, "objectName"]}
	}
}

test_bad_type_is_found if {
	_paths(_given, [{"objectName": "a"}]) == {["_akslint", "objects", 0, "objectType"]}
	every type in ["secrets", "Secret", "certificate", "", null] {
		_paths(_given, [{"objectName": "a", "objectType": type}]) == {["_akslint", "objects", 0, "objectType"]}
	}
}

test_good_type_is_clean if {
	every type in ["secret", "key", "cert", " cert "] {
		_paths(_given, [{"objectName": 7, "objectType": type}]) == set()
	}
}

test_another_provider_is_clean if {
	findings := rule.findings with input as {"kind": "SecretProviderClass", "spec": {"provider": "gcp"}}
	findings == set()
}

_given := {"keyvaultName": "kv", "tenantID": "t", "objects": "array: [a]"}

_object := {"objectName": "a", "objectType": "secret"}

_path(parameter) := ["spec", "parameters", parameter]

_paths(given, objects) := {finding.path | some finding in _findings(given, objects)}

_findings(given, objects) := findings if {
	findings := rule.findings with input as {
		"kind": "SecretProviderClass",
		"spec": {"provider": "azure", "parameters": given},
		"_akslint": {"objects": objects},
	}
}
