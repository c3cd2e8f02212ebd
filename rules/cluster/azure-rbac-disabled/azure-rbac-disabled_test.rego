package rules.cluster["azure-rbac-disabled_test"]

import data.parameters["azure-rbac-disabled"] as parameters
import data.rules.cluster["azure-rbac-disabled"] as rule

test_absent_is_found if {
	every profile in [{"managed": true}, {"managed": true, "enableAzureRBAC": null}] {
		_findings(_cluster(profile)) == {_finding}
	}
}

test_false_is_found if _findings(_cluster({"managed": true, "enableAzureRBAC": false})) == {_finding}

test_true_is_clean if _clean(_cluster({"managed": true, "enableAzureRBAC": true}))

test_without_entra_is_clean if {
	every document in [{}, _cluster(null), _cluster({}), _cluster({"managed": false, "enableAzureRBAC": false})] {
		_clean(document)
	}
}

test_kubernetes_rbac_can_be_chosen if {
	every authz in ["kubernetes", "any"] {
		count(rule.findings) == 0 with input as _cluster({"managed": true}) with parameters.authz as authz
	}
}

test_another_type_is_clean if {
	every value in ["false", 0, []] {
		_clean(_cluster({"managed": true, "enableAzureRBAC": value}))
	}
}

test_unknown_is_clean if {
	every profile in [
		{"unknown": "$X"},
		{"managed": {"unknown": "$X"}},
		{"managed": true, "enableAzureRBAC": {"unknown": "$X"}},
	] {
		_clean(_cluster(profile))
	}
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean(object.union(_cluster({"managed": true}), {"_akslint": {how: true}}))
	}
}

test_turned_off_is_found if {
	off := {"enableAzureRBAC": false}
	_clean(object.union(_cluster(off), {"_akslint": {"open": true}}))
	_findings(object.union(_cluster(off), {"_akslint": {"partial": true}})) == {_finding}
	_clean(object.union(_cluster(object.union(off, {"managed": false})), {"_akslint": {"partial": true}}))
}

test_absent_in_automatic_is_clean if {
	every name in ["automatic", {"unknown": "$SKU"}] {
		_clean({"sku": {"name": name}})
		_clean(object.union(_cluster({"managed": true}), {"sku": {"name": name}}))
	}
}

test_false_in_automatic_is_found if {
	_findings(object.union(_cluster({"enableAzureRBAC": false}), {"sku": {"name": "automatic"}})) == {_finding}
}

_finding := {
	"path": ["properties", "aadProfile", "enableAzureRBAC"],
	"message": "Azure RBAC does not control access to the cluster",
}

_cluster(profile) := {"properties": {"aadProfile": profile}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
