package rules.cluster["free-tier_test"]

import data.parameters["free-tier"] as parameters
import data.rules.cluster["free-tier"] as rule

test_absent_is_found if {
	every document in [{}, {"sku": null}, {"sku": {}}, {"sku": {"tier": null}}, {"sku": {"tier": ""}}] {
		_findings(document) == {_finding}
	}
}

test_free_is_found if {
	every tier in ["free", "Free"] {
		_findings({"sku": {"tier": tier}}) == {_finding}
	}
}

test_other_tiers_are_clean if {
	every tier in ["standard", "Standard", "premium", "Premium", "Paid", "LTS"] {
		_clean({"sku": {"tier": tier}})
	}
}

test_allowed_tiers_are_a_parameter if {
	count(rule.findings) == 0 with input as {"sku": {"tier": "premium"}} with parameters.allowed as ["premium"]
	count(rule.findings) == 1 with input as {"sku": {"tier": "standard"}} with parameters.allowed as ["premium"]
}

test_another_type_is_clean if {
	every sku in ["free", {"tier": 0}, {"tier": ["free"]}] {
		_clean({"sku": sku})
	}
}

test_unknown_is_clean if {
	every sku in [{"unknown": "$X"}, {"tier": {"unknown": "$X"}}, {"name": {"unknown": "$X"}}] {
		_clean({"sku": sku})
	}
}

test_absent_in_an_open_command_or_a_partial_cluster_is_clean if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
	}
}

test_free_in_an_open_command_or_a_partial_cluster_is_found if {
	every how in ["open", "partial"] {
		_findings({"sku": {"tier": "free"}, "_akslint": {how: true}}) == {_finding}
	}
}

test_absent_in_automatic_is_clean if {
	every name in ["automatic", "Automatic"] {
		_clean({"sku": {"name": name}})
	}
}

test_absent_in_base_is_found if _findings({"sku": {"name": "Base"}}) == {_finding}

_finding := {"path": ["sku", "tier"], "message": "the cluster is on the free tier"}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
