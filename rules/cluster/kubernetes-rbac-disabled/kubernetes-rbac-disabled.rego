# METADATA
# title: Kubernetes RBAC switched off
# description: |
#   Without RBAC, every user and every pod with a service account token is an administrator of the cluster. It cannot be
#   turned on later.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-identity
#     description: Access and identity options for AKS
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/
#     description: Using RBAC authorization
# custom:
#   score: 8.0
#   groups: [hardening, identity, cis-aks, mcsb, recommended]
#   references:
#     azurePolicy: [ac4a19c2-fa67-49b4-8ae5-0b2e78c49457]
#     cisAks: ["5.5.1"]
#     mcsb: [MCSBv1-PA-7, MCSBv2-PA-7]
#   fix: |
#     Recreate the cluster with Kubernetes RBAC, which is the default:
#
#     - az: leave out `--disable-rbac`
#     - Terraform: `role_based_access_control_enabled = true`
#     - ARM: `properties.enableRBAC: true`
package rules.cluster["kubernetes-rbac-disabled"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value(_property) == false
	finding := {
		"path": cluster.path(_property),
		"message": "Kubernetes RBAC is off, so everyone who can sign in can do everything",
	}
}

_property := "properties.enableRBAC"
