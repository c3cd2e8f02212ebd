# METADATA
# title: Cluster running as a service principal instead of a managed identity
# description: |
#   A service principal has a secret that someone must store, renew and put into the cluster; when it expires, the
#   cluster stops working. A managed identity has none, and is the default in AKS.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-managed-identity
#     description: Use a managed identity in AKS
#   - ref: https://learn.microsoft.com/azure/aks/kubernetes-service-principal
#     description: Use a service principal with AKS
# custom:
#   score: 7.0
#   groups: [hardening, identity, mcsb, recommended]
#   references:
#     azurePolicy: [da6e2401-19da-4532-9141-fb8fbde08431]
#     mcsb: [MCSBv1-IM-1, MCSBv1-IM-2]
#   fix: |
#     Give the cluster a managed identity, which needs no secret, in place of the service principal:
#
#     - az: `--enable-managed-identity` in place of `--service-principal` and `--client-secret`
#     - Terraform: `identity { type = "SystemAssigned" }` in place of the block `service_principal`
#     - ARM: `identity.type: SystemAssigned` in place of `properties.servicePrincipalProfile`
package rules.cluster["cluster-service-principal"]

import data.rules.lib.cluster

# The ID msi is how Azure writes that there is none.
findings contains finding if {
	id := cluster.value("properties.servicePrincipalProfile.clientId")
	lower(id) != "msi"
	finding := {
		"path": cluster.path("properties.servicePrincipalProfile.clientId"),
		"message": sprintf("the cluster runs as the service principal %q", [id]),
	}
}

# Only a service principal has a secret, so one that is given says enough, even if it and the ID are unknown.
findings contains finding if {
	cluster.present("properties.servicePrincipalProfile.secret")
	not cluster.value("properties.servicePrincipalProfile.clientId")
	finding := {
		"path": cluster.path("properties.servicePrincipalProfile.clientId"),
		"message": "the cluster runs as a service principal",
	}
}
