package rules.cluster["azure-npm-without-azure-cni_test"]

import data.rules.cluster["azure-npm-without-azure-cni"] as rule

test_other_plugins_are_found if {
	every plugin in ["kubenet", "none"] {
		_findings(_cluster("azure", plugin)) == {_finding(plugin)}
		_findings(_cluster("Azure", upper(plugin))) == {_finding(plugin)}
	}
}

test_azure_cni_is_clean if {
	every plugin in ["azure", "Azure", null] {
		_clean(_cluster("azure", plugin))
	}
}

test_plugin_is_kubenet_by_default_in_terraform if {
	document := object.union(_cluster("azure", null), {"_akslint": {"source": "terraform"}})
	_findings(document) == {_finding("kubenet")}
}

test_other_engines_are_clean if {
	_clean({})
	every engine in ["calico", "none", null] {
		_clean(_cluster(engine, "kubenet"))
	}
}

test_another_type_is_clean if {
	_clean(_cluster(true, "kubenet"))
	_clean(_cluster("azure", 0))
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$X"}, "kubenet"))
	_clean(_cluster("azure", {"unknown": "$X"}))
	_clean({"properties": {"networkProfile": {"unknown": "$X"}}})
}

test_only_what_an_open_command_or_a_partial_cluster_says_is_found if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
		_findings(object.union(_cluster("azure", "none"), {"_akslint": {how: true}})) == {_finding("none")}
	}
}

_finding(plugin) := {
	"path": ["properties", "networkProfile", "networkPolicy"],
	"message": sprintf("Azure NPM does not work with the network plugin %q", [plugin]),
}

_cluster(engine, plugin) := {"properties": {"networkProfile": {"networkPolicy": engine, "networkPlugin": plugin}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
