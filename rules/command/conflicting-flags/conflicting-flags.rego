# METADATA
# title: Conflicting flags
# description: |
#   az rejects the command: a private API server has no public address to restrict, a private cluster needs the standard
#   load balancer, and workload identity needs the OIDC issuer.
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

import data.rules.lib.command

findings contains finding if {
	command.name in {"aks create", "aks update"}
	command.given("--enable-private-cluster")
	some i in _ranges
	finding := {
		"path": ["flags", i],
		"message": "a private cluster cannot have --api-server-authorized-ip-ranges: its API server has no public address",
	}
}

findings contains finding if {
	command.name == "aks create"
	some who in _standard
	some i, flag in command.flags["--load-balancer-sku"]
	some j, sku in command.values(flag)
	lower(sku) == "basic"
	finding := {
		"path": ["flags", i, "values", j],
		"message": sprintf("%s needs the standard load balancer", [who]),
	}
}

# The SKU Automatic has what is missing here.
findings contains finding if {
	not _automatic
	some i, flag in input.flags
	not flag.maybe
	finding := {
		"path": ["flags", i],
		"message": sprintf("%s needs %s", [flag.name, flag.needs]),
	}
}

findings contains finding if {
	some i, flag in input.flags
	not flag.maybe
	some other in flag.conflicts
	finding := {
		"path": ["flags", i],
		"message": sprintf("%s and %s exclude each other", [flag.name, other]),
	}
}

_standard contains "a private cluster" if command.given("--enable-private-cluster")

_standard contains "--api-server-authorized-ip-ranges" if count(_ranges) > 0

# _ranges are the flags with authorized ranges; an empty one clears them.
_ranges contains i if {
	some i, flag in command.flags["--api-server-authorized-ip-ranges"]
	not flag.maybe
	count(command.values(flag)) > 0
}

# What an unknown SKU has is not known.
_automatic if {
	some flag in command.flags["--sku"]
	not _base(flag)
}

_base(flag) if lower(flag.values[0]) == "base"
