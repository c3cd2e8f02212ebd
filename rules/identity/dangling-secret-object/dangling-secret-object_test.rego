package rules.identity["dangling-secret-object_test"]

import data.rules.identity["dangling-secret-object"] as rule

test_object_that_is_not_mounted_is_found if {
	_findings(["other", "keys/0"], [_named("a")]) == {
		{"path": _path(0), "message": `"other" is not a mounted object`},
		{"path": _path(1), "message": `"keys/0" is not a mounted object`},
	}
	_findings(["a"], []) == {{"path": _path(0), "message": `"a" is not a mounted object`}}
}

test_name_behind_an_alias_is_found if {
	message := `"a" is not a mounted object: its objectAlias is "a.pem"`
	_findings(["a"], [{"objectName": "a", "objectAlias": "a.pem"}]) == {{"path": _path(0), "message": message}}
}

test_name_behind_two_aliases_is_found if {
	message := `"a" is not a mounted object: its objectAlias is "a.pem"`
	objects := [{"objectName": "a", "objectAlias": "a.pem"}, {"objectName": "a", "objectAlias": "b.pem"}]
	_findings(["a"], objects) == {{"path": _path(0), "message": message}}
}

test_mounted_objects_are_clean if {
	_findings(["a", "b", "c.pem"], [_named("b"), _named("a"), {"objectName": "c", "objectAlias": "c.pem"}]) == set()
	_findings(["a"], [{"objectName": "a", "objectAlias": ""}]) == set()
}

test_parts_of_objects_are_clean if _findings(["a/0", "a/1", "a.crt", "a.key"], [_named("a")]) == set()

test_unknown_objects_are_clean if {
	every objects in [
		null, "a", {"unknown": "$X"}, [{"unknown": "$X"}], [_named({"unknown": "$X"})], ["a"], [null], [{}], [_named(1)],
		[{"objectName": "b", "objectAlias": {"unknown": "$X"}}],
	] {
		_findings(["a"], objects) == set()
	}
}

test_unknown_or_missing_names_are_clean if _findings([{"unknown": "$X"}, null, 1, {}], [_named("a")]) == set()

test_missing_secrets_are_clean if {
	every secrets in [null, [], [null], [{"data": null}], [{"data": [null]}], {"unknown": "$X"}] {
		findings := rule.findings with input as {
			"kind": "SecretProviderClass",
			"spec": {"provider": "azure", "secretObjects": secrets},
			"_akslint": {"objects": []},
		}
		findings == set()
	}
}

_named(name) := {"objectName": name, "objectType": "secret"}

_path(j) := ["spec", "secretObjects", 0, "data", j, "objectName"]

_findings(names, objects) := findings if {
	findings := rule.findings with input as {
		"kind": "SecretProviderClass",
		"spec": {
			"provider": "azure",
			"secretObjects": [{"data": [{"key": "key", "objectName": name} | some name in names]}],
		},
		"_akslint": {"objects": objects},
	}
}
