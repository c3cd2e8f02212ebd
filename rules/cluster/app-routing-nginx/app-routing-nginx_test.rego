package rules.cluster["app-routing-nginx_test"]

import data.rules.cluster["app-routing-nginx"] as rule

test_routing_with_nginx_is_found if {
	every controller in ["AnnotationControlled", "External", "Internal", null] {
		_findings(_cluster(true, controller)) == {_finding}
	}
}

test_routing_without_nginx_is_clean if {
	every controller in ["None", "none"] {
		_clean(_cluster(true, controller))
	}
}

test_without_routing_is_clean if {
	_clean({})
	_clean({"sku": {"name": "automatic"}}) # whose newer versions have none
	every enabled in [false, null] {
		_clean(_cluster(enabled, "External"))
	}
}

test_another_type_is_clean if {
	_clean(_cluster("true", null))
	_clean(_cluster(true, 0))
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$X"}, null))
	_clean(_cluster(true, {"unknown": "$X"}))
	_clean({"properties": {"ingressProfile": {"unknown": "$X"}}})
}

test_turned_on_is_found if {
	_clean(object.union(_cluster(true, null), {"_akslint": {"open": true}}))
	_findings(object.union(_cluster(true, null), {"_akslint": {"partial": true}})) == {_finding}
	_clean(object.union(_cluster(true, {"unknown": "$X"}), {"_akslint": {"partial": true}}))
}

_finding := {
	"path": ["properties", "ingressProfile", "webAppRouting", "enabled"],
	"message": "application routing uses ingress-nginx, whose support ends on 2026-11-30",
}

_cluster(enabled, controller) := {"properties": {"ingressProfile": {"webAppRouting": {
	"enabled": enabled,
	"nginx": {"defaultIngressControllerType": controller},
}}}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
