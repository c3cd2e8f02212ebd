package rules.cluster["azure-npm_test"]

import data.rules.cluster["azure-npm"] as rule

test_azure_is_found if {
	every engine in ["azure", "Azure"] {
		_findings(_cluster(engine, [])) == {_on_linux}
	}
}

test_windows_nodes_lose_support_first if {
	_findings(_cluster("azure", [{"osType": "Linux"}, {"osType": "Windows"}])) == {_on_windows}
	_findings(_cluster("azure", [{"osSKU": "Windows2022"}])) == {_on_windows}
	_findings(_cluster("azure", [{"osType": "Linux"}, {"osType": {"unknown": "$OS"}}])) == {_on_linux}
}

test_absent_is_clean if {
	every document in [{}, {"properties": null}, _cluster(null, [])] {
		_clean(document)
	}
}

test_other_engines_are_clean if {
	every engine in ["calico", "cilium", "none"] {
		_clean(_cluster(engine, []))
	}
}

test_another_type_is_clean if {
	every engine in [true, 0, []] {
		_clean(_cluster(engine, []))
	}
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$X"}, []))
	_clean({"properties": {"networkProfile": {"unknown": "$X"}}})
}

test_only_what_an_open_command_or_a_partial_cluster_says_is_found if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
		_findings(object.union(_cluster("azure", []), {"_akslint": {how: true}})) == {_on_linux}
	}
}

_on_linux := _finding("Linux nodes ends on 2028-09-30")

_on_windows := _finding("Windows nodes ended on 2026-09-30")

_finding(support) := {
	"path": ["properties", "networkProfile", "networkPolicy"],
	"message": sprintf("the network policy engine is Azure NPM, whose support on %s", [support]),
}

_cluster(engine, pools) := {"properties": {"networkProfile": {"networkPolicy": engine}, "agentPoolProfiles": pools}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
