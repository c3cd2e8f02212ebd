package rules.cluster["cluster-service-principal_test"]

import data.rules.cluster["cluster-service-principal"] as rule

test_absent_is_clean if {
	every document in [{}, {"properties": {}}, _cluster(null), _cluster({}), _cluster({"clientId": null})] {
		_clean(document)
	}
}

test_service_principal_is_found if {
	_findings(_cluster({"clientId": _id})) == {_known}
	_findings(_cluster({"clientId": _id, "secret": {"unknown": "$SECRET"}})) == {_known}
}

test_managed_identity_is_clean if {
	_clean({"identity": {"type": "SystemAssigned"}})
	_clean({"identity": {"type": "UserAssigned"}})
	_clean(_cluster({"clientId": "msi"}))
	_clean(_cluster({"clientId": "MSI", "secret": null}))
}

test_secret_of_an_unknown_service_principal_is_found if {
	every profile in [
		{"clientId": {"unknown": "$APP_ID"}, "secret": "not-a-secret"},
		{"clientId": {"unknown": "$APP_ID"}, "secret": {"unknown": "$SECRET"}},
		{"secret": {"unknown": "$SECRET"}},
	] {
		_findings(_cluster(profile)) == {_unknown}
	}
}

test_another_type_is_clean if {
	every document in [_cluster(_id), _cluster({"clientId": 0}), _cluster({"clientId": []})] {
		_clean(document)
	}
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$X"}))
	_clean(_cluster({"clientId": {"unknown": "$APP_ID"}}))
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
	}
}

test_service_principal_in_an_open_command_or_a_partial_cluster_is_found if {
	every how in ["open", "partial"] {
		_findings(object.union(_cluster({"clientId": _id}), {"_akslint": {how: true}})) == {_known}
	}
}

test_automatic_is_clean if _clean({"sku": {"name": "automatic"}})

_id := "5e8f2a91-6c07-4d3b-b1f4-90a7c2e4d815"

_known := {
	"path": ["properties", "servicePrincipalProfile", "clientId"],
	"message": `the cluster runs as the service principal "5e8f2a91-6c07-4d3b-b1f4-90a7c2e4d815"`,
}

_unknown := {
	"path": ["properties", "servicePrincipalProfile", "clientId"],
	"message": "the cluster runs as a service principal",
}

_cluster(profile) := {"properties": {"servicePrincipalProfile": profile}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
