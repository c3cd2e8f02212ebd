package rules.access["invalid-federation-issuer_test"]

import data.parameters["invalid-federation-issuer"] as parameters
import data.rules.access["invalid-federation-issuer"] as rule

test_wrong_issuer_of_a_service_account_is_found if {
	every issuer, fault in {
		"": "is not an https URL",
		"OIDC_ISSUER_URL": "is not an https URL",
		"http://westeurope.oic.prod-aks.azure.com/1/2/": "is not an https URL",
		"https://": "is not that of an AKS cluster",
		"https://aks-shop.hcp.westeurope.azmk8s.io/": "is not that of an AKS cluster",
		"https://token.actions.githubusercontent.com": "is not that of an AKS cluster",
		"https://westeurope.oic.prod-aks.azure.com/1/2": "does not end in a slash",
	} {
		every subject in ["system:serviceaccount:shop:web", {"unknown": "system:serviceaccount:shop:$NAME"}] {
			_messages(issuer, subject) == {sprintf("the issuer %q %s", [issuer, fault])}
		}
	}
}

test_wrong_issuer_of_aks_is_found_by_itself if {
	count(_messages("https://westeurope.oic.prod-aks.azure.com/1/2", {"unknown": "$SUBJECT"})) == 1
}

test_issuers_of_aks_are_clean if {
	every issuer in [_cluster, "https://oidc.prod-aks.azure.com/1/", "https://usgovvirginia.oic.prod-aks.azure.us/1/2/"] {
		_messages(issuer, "system:serviceaccount:shop:web") == set()
	}
}

test_other_subjects_are_clean if {
	every subject in ["repo:contoso/shop:ref:refs/heads/main", {"unknown": "$SUBJECT"}, null] {
		_messages("https://token.actions.githubusercontent.com", subject) == set()
	}
}

test_unknown_issuer_is_clean if {
	every issuer in [{"unknown": "$ISSUER"}, null] {
		_messages(issuer, "system:serviceaccount:shop:web") == set()
	}
}

test_nothing_is_clean if count(rule.findings) == 0 with input as {}

test_hosts_are_a_parameter if {
	document := _credential("https://oidc.contoso.com/shop", "system:serviceaccount:shop:web")
	findings := rule.findings with input as document with parameters.issuerHostRegex as `^oidc\.contoso\.com$`
	findings == set()
}

test_locations_are_a_parameter if {
	document := _credential(_cluster, "system:serviceaccount:shop:web")
	every locations, number in {["westeurope"]: 0, ["WestEurope", "northeurope"]: 0, ["northeurope"]: 1} {
		findings := rule.findings with input as document with parameters.allowedLocations as locations
		count(findings) == number
	}
}

test_tenants_are_a_parameter if {
	document := _credential(_cluster, "system:serviceaccount:shop:web")
	every tenants, number in {["1"]: 0, ["2"]: 1} {
		findings := rule.findings with input as document with parameters.allowedTenants as tenants
		count(findings) == number
	}
}

_cluster := "https://westeurope.oic.prod-aks.azure.com/1/2/"

_credential(issuer, subject) := {
	"type": "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
	"properties": {"issuer": issuer, "subject": subject},
}

_messages(issuer, subject) := {finding.message | some finding in findings} if {
	findings := rule.findings with input as _credential(issuer, subject)
}
