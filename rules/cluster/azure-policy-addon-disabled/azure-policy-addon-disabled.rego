# METADATA
# title: Cluster without the Azure Policy add-on
# description: |
#   The Azure Policy add-on enforces the policies that are assigned to a cluster. Without it, the pod security
#   initiatives deny nothing and their compliance reports stay empty.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-policy
#     description: Secure your AKS clusters with Azure Policy
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
#     description: Understand Azure Policy for Kubernetes clusters
# custom:
#   score: 7.0
#   groups: [azure-image-integrity, hardening, mcsb, recommended]
#   references:
#     azurePolicy: [0a15ec92-a229-4763-bb14-0ea34a568f8d, a8eff44f-8c92-45c3-a3fb-9880802d67a7]
#     mcsb: [MCSBv1-PV-2, MCSBv1-AM-2, MCSBv2-PV-2]
#   fix: |
#     Turn on the Azure Policy add-on:
#
#     - az: `--enable-addons azure-policy`
#     - Terraform: `azure_policy_enabled = true`
#     - ARM: `properties.addonProfiles.azurepolicy.enabled: true`
package rules.cluster["azure-policy-addon-disabled"]

import data.rules.lib.cluster

findings contains finding if {
	cluster.value("properties.addonProfiles.azurepolicy.enabled") == false
	finding := {
		"path": cluster.path("properties.addonProfiles.azurepolicy.enabled"),
		"message": "the Azure Policy add-on is off, so the policies assigned to the cluster are not enforced",
	}
}
