package rules.cluster["unsupported-kubernetes-version_test"]

import data.parameters["unsupported-kubernetes-version"] as parameters
import data.rules.cluster["unsupported-kubernetes-version"] as rule
import data.rules.lib.support
import data.target

test_versions_older_than_the_table_are_found if {
	every version in ["1.19.7", "1.27", "v1.30.2"] {
		message := sprintf("support for Kubernetes 1.%d has ended", [support.minor(version)])
		_findings(_cluster(version)) == {_finding(message)}
		_findings(object.union(_cluster(version), _lts)) == {_finding(message)}
	}
}

test_versions_that_ended_are_found if {
	every version in ["1.31", "1.32.4", "1.33"] {
		_findings(_cluster(version)) == {_finding(_ended(version))}
	}
}

test_supported_until_the_last_day if {
	count(rule.findings) == 0 with input as _cluster("1.37") with target.today as "2027-10-31"
	findings := rule.findings with input as _cluster("1.37") with target.today as "2027-11-01"
	findings == {_finding("support for Kubernetes 1.37 ended on 2027-10-31")}
}

test_long_term_support_is_longer if {
	every version in ["1.32", "1.33"] {
		_clean(object.union(_cluster(version), _lts))
	}
}

test_long_term_support_needs_the_premium_tier if {
	every sku in [{}, {"tier": "Free"}, {"tier": "Standard"}] {
		document := object.union(_cluster("1.33"), {"properties": {"supportPlan": "AKSLongTermSupport"}, "sku": sku})
		_findings(document) == {_finding(_ended("1.33"))}
	}
}

test_supported_and_future_versions_are_clean if {
	every version in ["1.37.1", "1.98", "2.0"] {
		_clean(_cluster(version))
	}
}

test_node_pools_are_found if {
	pools := [{"name": "system"}, {"name": "apps", "orchestratorVersion": "1.27.3"}, {"orchestratorVersion": "1.99"}]
	_findings({"properties": {"agentPoolProfiles": pools}}) == {{
		"path": ["properties", "agentPoolProfiles", 1, "orchestratorVersion"],
		"message": `node pool "apps": support for Kubernetes 1.27 has ended`,
	}}
}

test_oldest_version_is_a_parameter if {
	newest := _cluster("1.99")
	findings := rule.findings with input as newest with parameters.minMinor as 100
	findings == {_finding("Kubernetes 1.99 is older than 1.100")}
	count(rule.findings) == 0 with input as newest with parameters.minMinor as 99
}

test_absent_is_clean if {
	every document in [{}, _cluster(null), _cluster(""), {"properties": {"agentPoolProfiles": [{}]}}] {
		_clean(document)
	}
}

test_another_form_is_clean if {
	every version in ["latest", "1", 1.27, true, []] {
		_clean(_cluster(version))
	}
}

test_unknown_is_clean if {
	_clean(_cluster({"unknown": "$VERSION"}))
	_clean({"properties": {"agentPoolProfiles": [{"orchestratorVersion": {"unknown": "$VERSION"}}]}})
}

test_plan_of_an_open_command_or_a_partial_cluster_may_be_the_longer_one if {
	every how in ["open", "partial"] {
		_clean(object.union(_cluster("1.33"), {"_akslint": {how: true}}))
		old := object.union(_cluster("1.27"), {"_akslint": {how: true}})
		_findings(old) == {_finding("support for Kubernetes 1.27 has ended")}
	}
}

_lts := {"properties": {"supportPlan": "AKSLongTermSupport"}, "sku": {"tier": "Premium"}}

_ended(version) := sprintf("support for Kubernetes 1.%d ended on %s", [minor, day]) if {
	minor := support.minor(version)
	day := support.kubernetes[sprintf("1.%d", [minor])].standard
}

_finding(message) := {"path": ["properties", "kubernetesVersion"], "message": message}

_cluster(version) := {"properties": {"kubernetesVersion": version}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
