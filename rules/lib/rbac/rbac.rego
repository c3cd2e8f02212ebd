# METADATA
# title: Roles and bindings
# description: What the role or role binding being judged grants, and to whom.
package rules.lib.rbac

import data.rules.lib.manifest

# METADATA
# description: what messages call the role or binding
label := manifest.label(_nouns[input.kind])

_nouns := {
	"ClusterRole": "cluster role",
	"ClusterRoleBinding": "cluster role binding",
	"Role": "role",
	"RoleBinding": "role binding",
}

# METADATA
# description: |
#   role_rules[i] is rule i of the role. Roles of Kubernetes, named system:…, have none here, nor do aggregated roles,
#   whose rules are overwritten.
# scope: document
role_rules[i] := item if {
	input.kind in {"ClusterRole", "Role"}
	not _aggregated
	not _system
	some i, item in input.rules
}

_aggregated if object.get(input, "aggregationRule", null) != null

_system if startswith(input.metadata.name, "system:")

# METADATA
# description: |
#   grants(group, resources, verbs)[i] is rule i of the role, if it allows one of the verbs on one of the resources of
#   the API group, by name or by a wildcard. A subresource is written pods/exec.
grants(group, resources, verbs) := {i: item |
	some i, item in role_rules
	_listed(group, item.apiGroups)
	some resource in resources
	_resource_listed(resource, item.resources)
	some verb in verbs
	_listed(verb, item.verbs)
	_effective(verb, resource, item)
}

# METADATA
# description: wildcard_verbs[i] is rule i of the role, if it allows every verb, but not on every resource
# scope: document
wildcard_verbs[i] := item if {
	some i, item in role_rules
	"*" in item.verbs
	not _every_resource(item)
}

_every_resource(item) if "*" in item.resources

# METADATA
# description: true if an API group, or *, holds resources of Kubernetes itself
# scope: document
built_in(group) if group in {"", "*", "apps", "autoscaling", "batch", "extensions", "policy"}

built_in(group) if endswith(group, ".k8s.io")

# METADATA
# description: true if a rule of a role only holds for objects of some names
named(item) if count(item.resourceNames) > 0

# METADATA
# description: true if a rule only holds for objects of some names in the namespace of a Role
narrow(item) if {
	input.kind == "Role"
	named(item)
}

_listed(word, list) if word in list

_listed(_, list) if "*" in list

_resource_listed(resource, list) if _listed(resource, list)

# */scale is the subresource scale of any resource, while pods/* is nothing.
_resource_listed(resource, list) if sprintf("*/%s", [split(resource, "/")[1]]) in list

# What is created has no name yet when access is checked, unless it is a subresource.
_effective(verb, _, _) if not verb in {"create", "deletecollection"}

_effective(_, resource, _) if contains(resource, "/")

_effective(_, _, item) if not named(item)

# METADATA
# description: |
#   subjects[i] is subject i of the binding. The default binding cluster-admin has none here.
# scope: document
subjects[i] := subject if {
	input.kind in {"ClusterRoleBinding", "RoleBinding"}
	not _default
	some i, subject in input.subjects
}

_default if {
	input.kind == "ClusterRoleBinding"
	input.metadata.name == "cluster-admin"
	names := {subject.name | some subject in input.subjects}
	names == {"system:masters"}
}

# METADATA
# description: true if the binding grants a cluster role of one of some names
# scope: document
grants_role(names) if {
	input.roleRef.kind == "ClusterRole"
	input.roleRef.name in names
}
