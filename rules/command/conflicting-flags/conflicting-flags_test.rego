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
	_paths("aks create", [object.union(_flag("--min-count", ["1"]), {"maybe": true})]) == set()
	_paths("aks create", [_flag("--disable-public-fqdn", []), object.union(private, {"maybe": true})]) == set()
}

test_what_others_need_is_found if {
	_paths("aks nodepool add", [_flag("--min-count", ["1"])]) == {["flags", 0]}
	every flag, needed in {
		"--apiserver-subnet-id": "--enable-apiserver-vnet-integration",
		"--azure-keyvault-kms-key-id": "--enable-azure-keyvault-kms",
		"--max-count": "--enable-cluster-autoscaler",
		"--private-dns-zone": "--enable-private-cluster",
	} {
		_paths("aks create", [_flag(flag, ["x"])]) == {["flags", 0]}
		_paths("aks create", [_flag(flag, ["x"]), _flag(needed, [])]) == set()
	}
}

test_other_load_balancers_are_clean if {
	_paths("aks create", [_flag("--load-balancer-sku", ["basic"])]) == set()
	cleared := _flag("--api-server-authorized-ip-ranges", [""])
	_paths("aks create", [_flag("--load-balancer-sku", ["basic"]), cleared]) == set()
	every sku in ["standard", {"unknown": "$SKU"}] {
		_paths("aks create", [_flag("--load-balancer-sku", [sku]), _flag("--enable-private-cluster", [])]) == set()
	}
}

test_public_name_of_a_public_cluster_is_found if {
	_paths("aks create", [_flag("--disable-public-fqdn", [])]) == {["flags", 0]}
	_paths("aks create", [_flag("--disable-public-fqdn", []), _flag("--enable-private-cluster", [])]) == set()
}

test_workload_identity_without_issuer_is_found if {
	_paths("aks create", [_flag("--enable-workload-identity", [])]) == {["flags", 0]}
	_paths("aks create", [_flag("--enable-workload-identity", []), _flag("--enable-oidc-issuer", [])]) == set()
}

test_updates_may_lean_on_what_the_cluster_has if {
	_paths("aks update", [_flag("--enable-workload-identity", []), _flag("--disable-public-fqdn", [])]) == set()
}

test_automatic_has_the_issuer if {
	_paths("aks create", [_flag("--sku", ["Base"]), _flag("--enable-workload-identity", [])]) == {["flags", 1]}
	every sku in ["automatic", {"unknown": "$SKU"}] {
		_paths("aks create", [_flag("--enable-workload-identity", []), _flag("--sku", [sku])]) == set()
	}
}

test_what_an_open_command_lacks_is_not_known if {
	flags := [_flag("--enable-workload-identity", [])]
	count(rule.findings) == 0 with input as {"command": "aks create", "open": true, "flags": flags}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

_flag(name, values) := {"name": name, "values": values}

_paths(command, flags) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as {"command": command, "open": false, "flags": flags}
}
