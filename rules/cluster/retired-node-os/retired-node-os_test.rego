package rules.cluster["retired-node-os_test"]

import data.rules.cluster["retired-node-os"] as rule
import data.target

test_retired_are_found if {
	every sku, day in {
		"CBLMariner": "2025-11-30",
		"Mariner": "2025-11-30",
		"mariner": "2025-11-30",
		"Flatcar": "2026-06-08",
		"Windows2019": "2026-03-01",
		"WindowsAnnual": "2026-05-15",
	} {
		_findings([{"name": "apps", "osSKU": sku}]) == {_finding(`node pool "apps"`, sku, day)}
	}
}

test_supported_are_clean if {
	every sku in ["Ubuntu", "Ubuntu2404", "AzureLinux", "AzureLinux3", "Windows2025"] {
		_clean([{"osSKU": sku}])
	}
}

test_azure_linux_is_that_of_the_version if {
	old := {"osSKU": "AzureLinux", "orchestratorVersion": "1.31.2"}
	_findings([old]) == {_finding("node pool 1", "AzureLinux", "2025-11-30")}
	every version in ["1.32", {"unknown": "$VERSION"}] {
		_clean([{"osSKU": "AzureLinux", "orchestratorVersion": version}])
	}
}

test_azure_linux_is_that_of_the_cluster if {
	every version, number in {"1.30": 1, "1.32": 0} {
		every own in [{}, {"orchestratorVersion": null}] {
			pool := object.union({"osSKU": "AzureLinux"}, own)
			count(rule.findings) == number with input as {"properties": {
				"kubernetesVersion": version,
				"agentPoolProfiles": [pool],
			}}
		}
	}
}

test_supported_until_the_last_day if {
	pools := {"properties": {"agentPoolProfiles": [{"osSKU": "Ubuntu2204"}]}}
	count(rule.findings) == 0 with input as pools with target.today as "2027-06-30"
	count(rule.findings) == 1 with input as pools with target.today as "2027-07-01"
}

test_absent_is_clean if {
	count(rule.findings) == 0 with input as {}
	every pools in [null, [], [{}], [{"osSKU": null}]] {
		_clean(pools)
	}
}

test_another_type_is_clean if {
	every sku in [true, 2019, []] {
		_clean([{"osSKU": sku}])
	}
}

test_unknown_is_clean if {
	every pools in [{"unknown": "$X"}, [{"unknown": "$X"}], [{"osSKU": {"unknown": "$X"}}]] {
		_clean(pools)
	}
}

test_pool_of_a_partial_cluster_is_found if {
	count(rule.findings) == 1 with input as {
		"properties": {"agentPoolProfiles": [{"osSKU": "Mariner"}]},
		"_akslint": {"partial": true},
	}
}

_finding(label, sku, day) := {
	"path": ["properties", "agentPoolProfiles", 0, "osSKU"],
	"message": sprintf("%s runs %s, whose support ended on %s", [label, sku, day]),
}

_clean(pools) if count(_findings(pools)) == 0

_findings(pools) := findings if {
	findings := rule.findings with input as {"properties": {"agentPoolProfiles": pools}}
}
