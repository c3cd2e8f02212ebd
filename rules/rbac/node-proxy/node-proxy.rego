# METADATA
# title: Role with access to nodes/proxy
# description: |
#   The proxy of a node leads to its kubelet, which runs commands in any pod there. What goes to the kubelet bypasses
#   audit logs and admission control.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Good practices for role-based access control
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
#     description: Kubelet authentication and authorization
# custom:
#   score: 7.5
#   groups: [cis-aks]
#   references:
#     cisAks: [4.1.9]
#   fix: Grant nodes/metrics, nodes/stats or nodes/log instead.
package rules.rbac["node-proxy"]

import data.rules.lib.rbac

findings contains finding if {
	some i, _ in rbac.grants("", {"nodes/proxy"}, {"create", "get"})
	finding := {
		"path": ["rules", i, "resources"],
		"message": sprintf("%s can reach the kubelet of every node", [rbac.label]),
	}
}
