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

test_audience_is_a_parameter if {
	count(rule.findings) == 0 with input as _credential(["api://other"]) with parameters.audience as "api://other"
}

_credential(audiences) := {
	"type": "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
	"properties": {"audiences": audiences},
}

_paths(audiences) := {finding.path | some finding in findings} if {
	findings := rule.findings with input as _credential(audiences)
}
