package rules.lib.spc_test

import data.rules.lib.spc

test_parameters if {
	spc.parameters == {"keyvaultName": "kv"} with input as _class({"keyvaultName": "kv"})
	spc.parameters == {} with input as _class(null)
	spc.parameters == {} with input as {"kind": "SecretProviderClass", "spec": {"provider": "azure"}}
}

test_parameters_that_are_not_known_or_of_another_provider if {
	every class in [
		_class({"unknown": "$X"}), _class("a"), _class([]),
		{"kind": "SecretProviderClass", "spec": {"provider": "vault", "parameters": {}}},
		{"kind": "SecretProviderClass", "spec": {"provider": {"unknown": "$X"}, "parameters": {}}},
		{"kind": "SecretProviderClass"},
		{"kind": "Pod", "spec": {"provider": "azure", "parameters": {}}},
	] {
		not spc.parameters with input as class
	}
}

test_path if spc.path("clientID") == ["spec", "parameters", "clientID"]

test_given if {
	every value in ["a", " a ", false, 0, {"unknown": "$X"}] {
		spc.given("clientID") with input as _class({"clientID": value})
		spc.given("clientID") with input as _class({"clientId": value})
	}
	every parameters in [{}, {"clientID": null}, {"clientID": ""}, {"clientID": " \n", "id": "a"}] {
		not spc.given("clientID") with input as _class(parameters)
	}
}

test_blank if {
	every mapping in [{}, {"a": null}, {"a": ""}, {"a": " "}] {
		spc.blank(mapping, "a")
	}
	every value in ["b", 0, false, {"unknown": "$X"}] {
		not spc.blank({"a": value}, "a")
	}
}

test_on if {
	every value in ["true", "True", "TRUE", "t", "T", "1", " true\n", true] {
		spc.on("usePodIdentity") with input as _class({"usePodIdentity": value})
		spc.maybe_on("usePodIdentity") with input as _class({"usePodIdentity": value})
	}
}

test_off if {
	every value in ["false", "yes", "tRUE", "", "0", false, 1, null, ["true"]] {
		not spc.on("usePodIdentity") with input as _class({"usePodIdentity": value})
		not spc.maybe_on("usePodIdentity") with input as _class({"usePodIdentity": value})
	}
}

test_unknown_may_be_on if {
	class := _class({"usePodIdentity": {"unknown": "$X"}})
	not spc.on("usePodIdentity") with input as class
	spc.maybe_on("usePodIdentity") with input as class
}

test_objects if {
	class := _class({"objects": "array: [a]"})
	spc.objects == ["a"] with input as object.union(class, {"_akslint": {"objects": ["a"]}})
	every objects in [null, "a", {"unknown": "array: [${A}"}, {"arrays": []}] {
		not spc.objects with input as object.union(class, {"_akslint": {"objects": objects}})
	}
}

test_no_objects if not spc.objects with input as _class({"objects": "array: ["})

test_objects_of_another_provider if {
	not spc.objects with input as {
		"kind": "SecretProviderClass",
		"spec": {"provider": "gcp"},
		"_akslint": {"objects": []},
	}
}

test_object_path if spc.object_path(1) == ["_akslint", "objects", 1]

test_volumes if {
	volume := {"name": "secrets", "csi": {"driver": "secrets-store.csi.k8s.io"}}
	spec := {"volumes": [{"emptyDir": {}}, volume, {"csi": {"driver": "file.csi.azure.com"}}, {"csi": null}]}
	spc.volumes == {["spec", "volumes", 1]: volume} with input as {"kind": "Pod", "spec": spec}
}

_class(parameters) := {"kind": "SecretProviderClass", "spec": {"provider": "azure", "parameters": parameters}}
