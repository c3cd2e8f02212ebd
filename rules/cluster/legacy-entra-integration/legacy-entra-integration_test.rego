package rules.cluster["legacy-entra-integration_test"]

import data.rules.cluster["legacy-entra-integration"] as rule

test_absent_is_clean if {
	every document in [{}, {"properties": null}, _cluster(null), _cluster({}), _cluster({"serverAppID": null})] {
		_clean(document)
	}
}

test_application_is_found if {
	every application in ["serverAppID", "clientAppID"] {
		every id in ["5e8f2a91-6c07-4d3b-b1f4-90a7c2e4d815", {"unknown": "$APP_ID"}] {
			every profile in [{}, {"managed": false}, {"managed": true}, {"managed": null}] {
				_findings(_cluster(object.union(profile, {application: id}))) == {_finding}
			}
		}
	}
}

test_profile_that_is_not_managed_is_found if _findings(_cluster({"managed": false})) == {_finding}

test_managed_is_clean if _clean(_cluster({"managed": true, "enableAzureRBAC": true}))

test_another_type_is_clean if {
	every profile in ["legacy", [], {"managed": "false"}, {"managed": 0}] {
		_clean(_cluster(profile))
	}
}

test_unknown_is_clean if {
	every profile in [
		{"unknown": "$X"},
		{"managed": {"unknown": "$X"}},
		{"managed": {"unknown": "$X"}, "serverAppID": "5e8f2a91-6c07-4d3b-b1f4-90a7c2e4d815"},
	] {
		_clean(_cluster(profile))
	}
}

test_only_what_an_open_command_or_a_partial_cluster_says_is_found if {
	every how in ["open", "partial"] {
		_clean({"_akslint": {how: true}})
		_findings(object.union(_cluster({"managed": false}), {"_akslint": {how: true}})) == {_finding}
	}
}

_finding := {
	"path": ["properties", "aadProfile", "managed"],
	"message": "the cluster is integrated with Entra ID through app registrations, which AKS no longer supports",
}

_cluster(profile) := {"properties": {"aadProfile": profile}}

_clean(document) if count(_findings(document)) == 0

_findings(document) := findings if {
	findings := rule.findings with input as document
}
