# METADATA
# title: Federated credential that trusts too much of GitHub
# description: |
#   GitHub issues tokens to the workflows of everyone. A credential that is not bound to a branch, tag or environment of
#   one repository can be used by workflows that nobody has reviewed, such as those of a pull request.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/developer/github/connect-from-azure-openid-connect
#     description: Use the Azure Login action with OpenID Connect
#   - ref: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust
#     description: Configure an app to trust an external identity provider
# custom:
#   score: 7.5
#   groups: [hardening, identity, recommended]
#   fix: |
#     Name one repository, and its environment or branch:
#
#     - az: `--subject repo:OWNER/NAME:environment:ENVIRONMENT`
#     - Terraform: `subject = "repo:OWNER/NAME:environment:ENVIRONMENT"`
#     - ARM: `properties.subject: repo:OWNER/NAME:environment:ENVIRONMENT`
package rules.access["broad-github-federation"]

import data.rules.lib.resource

findings contains finding if {
	_of_github
	subject := input.properties.subject
	finding := {
		"path": ["properties", "subject"],
		"message": sprintf("the subject %q %s", [subject, _fault(subject)]),
	}
}

findings contains finding if {
	_of_github
	expression := input.properties.claimsMatchingExpression.value
	finding := {
		"path": ["properties", "claimsMatchingExpression", "value"],
		"message": sprintf("the expression %q %s", [expression, _reach(expression)]),
	}
}

_of_github if {
	resource.type == "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"
	regex.match(`^https://token\.actions\.githubusercontent\.com(/|$)`, input.properties.issuer)
}

_fault(subject) := reach if {
	reach := _reach(subject)
} else := "has a wildcard" if {
	contains(subject, "*")
} else := "names no repository" if {
	# A fork can set any other claim as it likes.
	is_string(subject)
	not regex.match(`(^|:)(repo|repository|repository_id|repository_owner_id|job_workflow_ref):`, subject)
}

_reach(text) := "is not bound to a repository" if {
	regex.match(`(^|:|')(repo|repository|job_workflow_ref):[^:']*\*`, text)
} else := "is not bound to a branch or environment" if {
	regex.match(`repo:[^:']+:\*`, text)
} else := "trusts every pull request" if {
	regex.match(`:pull_request('|$)`, text)
}
