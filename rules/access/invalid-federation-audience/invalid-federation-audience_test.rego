package rules.access["invalid-federation-audience_test"]

import data.parameters["invalid-federation-audience"] as parameters
import data.rules.access["invalid-federation-audience"] as rule

test_other_audiences_are_found if {
	_paths(["a", "b"]) == {["properties", "audiences", 0]}
	every audience in ["api://AzureAdTokenExchange", "api://azureadtokenexchange", "https://example.com", ""] {
		_paths([audience]) == {["properties", "audiences", 0]}
	}
}

test_the_audience_is_clean if {
	_paths(["api://AzureADTokenExchange"]) == set()
	_paths(["a", "api://AzureADTokenExchange"]) == set()
}

test_unknown_is_clean if {
	_paths([{"unknown": "$AUDIENCE"}]) == set()
	_paths(["a", {"unknown": "$AUDIENCE"}]) == set()
	_paths({"unknown": "$AUDIENCES"}) == set()
}

test_list_in_one_word_is_clean if _paths(["['api://AzureADTokenExchange']"]) == set()

test_default_is_clean if {
	_paths([]) == set()
	_paths(null) == set()
	count(rule.findings) == 0 with input as {}
}

test_audience_of_a_sovereign_cloud if {
	_accepted("api://AzureADTokenExchangeUSGov", "https://login.microsoftonline.us/1/v2.0")
	_accepted("api://AzureADTokenExchangeChina", "https://login.partner.microsoftonline.cn/1/v2.0")
	not _accepted("api://AzureADTokenExchangeUSGov", "https://LOGIN.partner.microsoftonline.cn/1/v2.0")
	every audience, domain in {"api://AzureADTokenExchangeUSGov": "us", "api://AzureADTokenExchangeChina": "cn"} {
		_accepted(audience, sprintf("https://somewhere.oic.prod-aks.azure.%s/1/2/", [domain]))
		_accepted(audience, "https://token.actions.githubusercontent.com")
		_accepted(audience, {"unknown": "$ISSUER"})
		_accepted(audience, null)
		not _accepted(audience, "https://somewhere.oic.prod-aks.azure.com/1/2/")
		not _accepted(audience, "https://login.microsoftonline.com/1/v2.0")
	}
}

test_default_audience_is_that_of_every_cloud if {
	_accepted("api://AzureADTokenExchange", "https://usgovvirginia.oic.prod-aks.azure.us/1/2/")
	_accepted("api://AzureADTokenExchange", "https://chinanorth2.oic.prod-aks.azure.cn/1/2/")
}

test_audience_is_a_parameter if {
	count(rule.findings) == 0 with input as _credential(["api://other"]) with parameters.audience as "api://other"
}

_credential(audiences) := {
	"type": "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
	"properties": {"audiences": audiences},
}

_accepted(audience, issuer) if {
	credential := object.union(_credential([audience]), {"properties": {"issuer": issuer}})
	count(rule.findings) == 0 with input as credential
}

_paths(audiences) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as _credential(audiences)
}
