# METADATA
# title: Azure resources
# description: |
#   What is known of the Azure resource being judged, a cluster or any other, whatever declares it.
package rules.lib.resource

import data.rules.lib.azureid

# METADATA
# description: "the type of the resource, as ARM spells it: Microsoft.Authorization/roleAssignments"
type := input.type

# METADATA
# description: |
#   what declares the resource, and so which defaults apply: az, arm, terraform, or show for what `az aks show` prints
# scope: document
source := object.get(_about, "source", "az")

# METADATA
# description: true if its command may have more flags than are known, so that nothing can be called missing
# scope: document
open if _about.open == true

# METADATA
# description: true if only changes to the resource are known, which say nothing about the rest
# scope: document
partial if _about.partial == true

# METADATA
# description: |
#   the level that an assignment is made at, by its scope or by what a template is deployed to: tenant, managementGroup,
#   subscription or resourceGroup. Undefined if it is narrower, or not known.
# scope: document
level := azureid.level(input.scope)

level := _about.deployed if _unscoped

# az uses the subscription that is signed in to.
level := "subscription" if {
	_unscoped
	source == "az"
	not open
}

# METADATA
# description: true if the resource is a role assignment to a user, rather than to a group or an application
# scope: document
to_user if input.properties.principalType == "User"

# A user may be named by their e-mail address.
to_user if contains(input.properties.principalId, "@")

# What akslint adds to the resource.
_about := object.get(input, "_akslint", {})

_unscoped if {
	not input.scope
	not input.resourceGroup
}
