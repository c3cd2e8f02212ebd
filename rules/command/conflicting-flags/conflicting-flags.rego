# METADATA
# title: Flags that cannot stand together
# description: |
#   az refuses the command: an API server that is private has no public address to restrict, a private cluster needs the
#   standard load balancer, and workload identity needs the OIDC issuer.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/private-clusters
#     description: Create a private AKS cluster
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster
#     description: Deploy and configure workload identity on AKS
# custom:
#   score: 5.0
#   groups: [recommended]
#   fix: Delete one of the flags, or add the one that is missing.
package rules.command["conflicting-flags"]

findings contains finding if {
	input.command in {"aks create", "aks update"}
	_given["--enable-private-cluster"]
	some i, flag in input.flags
	flag.name == "--api-server-authorized-ip-ranges"
	some range in flag.values
	is_string(range)
	range != ""
	finding := {
		"path": ["flags", i],
		"message": "a private cluster takes no --api-server-authorized-ip-ranges: its API server has no public address",
	}
}

findings contains finding if {
	input.command == "aks create"
	_given["--enable-private-cluster"]
	some i, flag in input.flags
	flag.name == "--load-balancer-sku"
	some j, sku in flag.values
	lower(sku) == "basic"
	finding := {
		"path": ["flags", i, "values", j],
		"message": "a private cluster needs the standard load balancer",
	}
}

# An update may change a cluster that has what is missing here.
findings contains finding if {
	input.command == "aks create"
	_closed
	not _automatic
	some i, flag in input.flags
	needed := _needs[flag.name]
	not _given[needed]
	finding := {
		"path": ["flags", i],
		"message": sprintf("%s needs %s", [flag.name, needed]),
	}
}

_needs := {
	"--disable-public-fqdn": "--enable-private-cluster",
	"--enable-workload-identity": "--enable-oidc-issuer",
}

_given[flag.name] if some flag in input.flags

_closed if object.get(input, "open", false) == false

# The SKU Automatic has the OIDC issuer; what an unknown one has is not known.
_automatic if {
	some flag in input.flags
	flag.name == "--sku"
	not _base(flag)
}

_base(flag) if lower(flag.values[0]) == "base"
