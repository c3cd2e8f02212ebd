# METADATA
# title: kubelogin signing in with a client secret
# description: |
#   A secret can be copied, and works from anywhere until it expires. With workload identity or the sign-in of az, a
#   pipeline gets a new token for each run, and there is no secret to leak or to renew.
# related_resources:
#   - ref: https://azure.github.io/kubelogin/concepts/login-modes/workloadidentity.html
#     description: Workload identity as a login mode of kubelogin
#   - ref: https://learn.microsoft.com/azure/aks/kubelogin-authentication
#     description: Use kubelogin to authenticate users in AKS
# custom:
#   score: 3.5
#   groups: [identity, recommended]
#   fix: Use `--login workloadidentity`, or `--login azurecli` after signing az in without a secret.
package rules.command["kubelogin-client-secret"]

import data.rules.lib.command

findings contains finding if {
	command.name == "kubelogin convert-kubeconfig"
	not command.given("--client-certificate")
	some i, flag in command.flags["--login"]
	"spn" in command.values(flag)
	finding := {
		"path": ["flags", i],
		"message": sprintf("signs in with the client secret in %s", [_secret]),
	}
}

_secret := "--client-secret" if {
	command.given("--client-secret")
} else := concat(" or ", names) if {
	names := [name | some name in input.credentials; endswith(name, "_CLIENT_SECRET")]
	count(names) > 0
}
