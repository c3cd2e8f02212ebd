package rules.command["conflicting-flags_test"]

import data.rules.command["conflicting-flags"] as rule

test_private_cluster_with_authorized_ranges_is_found if {
	every command in ["aks create", "aks update"] {
		flags := [_flag("--enable-private-cluster", []), _flag("--api-server-authorized-ip-ranges", ["1.2.3.4/32"])]
		_paths(command, flags) == {["flags", 1]}
	}
}

test_ranges_that_are_empty_or_unknown_are_clean if {
	every range in ["", {"unknown": "$RANGES"}] {
		flags := [_flag("--enable-private-cluster", []), _flag("--api-server-authorized-ip-ranges", [range])]
		_paths("aks create", flags) == set()
	}
}

test_private_cluster_with_basic_load_balancer_is_found if {
	flags := [_flag("--load-balancer-sku", ["Basic"]), _flag("--enable-private-cluster", [])]
	_paths("aks create", flags) == {["flags", 0, "values", 0]}
}

test_authorized_ranges_with_basic_load_balancer_are_found if {
	flags := [_flag("--load-balancer-sku", ["basic"]), _flag("--api-server-authorized-ip-ranges", ["1.2.3.4/32"])]
	_paths("aks create", flags) == {["flags", 0, "values", 0]}
}

test_flags_that_may_be_there_are_clean if {
	ranges := _flag("--api-server-authorized-ip-ranges", ["1.2.3.4/32"])
	private := _flag("--enable-private-cluster", [])
	_paths("aks create", [private, object.union(ranges, {"maybe": true})]) == set()
	_paths("aks create", [object.union(private, {"maybe": true}), ranges]) == set()
	_paths("aks create", [object.union(_needing("--min-count"), {"maybe": true})]) == set()
	_paths("aks update", [object.union(_conflicting, {"maybe": true})]) == set()
}

test_what_others_need_is_found if {
	findings := rule.findings with input as {"flags": [_needing("--min-count")]}
	{finding.message | some finding in findings} == {"--min-count needs --a or --b"}
	_paths("aks nodepool add", [_flag("--name", ["n"]), _needing("--min-count")]) == {["flags", 1]}
}

test_what_excludes_others_is_found if {
	flags := [_flag("--disable-keda", []), _conflicting]
	findings := rule.findings with input as {"command": "aks update", "flags": flags}
	findings == {{"path": ["flags", 1], "message": "--enable-keda and --disable-keda exclude each other"}}
}

test_other_load_balancers_are_clean if {
	_paths("aks create", [_flag("--load-balancer-sku", ["basic"])]) == set()
	cleared := _flag("--api-server-authorized-ip-ranges", [""])
	_paths("aks create", [_flag("--load-balancer-sku", ["basic"]), cleared]) == set()
	every sku in ["standard", {"unknown": "$SKU"}] {
		_paths("aks create", [_flag("--load-balancer-sku", [sku]), _flag("--enable-private-cluster", [])]) == set()
	}
}

test_automatic_has_what_others_need if {
	_paths("aks create", [_flag("--sku", ["Base"]), _needing("--enable-workload-identity")]) == {["flags", 1]}
	every sku in ["automatic", {"unknown": "$SKU"}] {
		_paths("aks create", [_needing("--enable-workload-identity"), _flag("--sku", [sku])]) == set()
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_flag(name, values) := {"name": name, "values": values}

_conflicting := object.union(_flag("--enable-keda", []), {"conflicts": ["--disable-keda"]})

_needing(name) := object.union(_flag(name, []), {"needs": "--a or --b"})

_paths(command, flags) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as {"command": command, "open": false, "flags": flags}
}
