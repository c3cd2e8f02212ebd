package rules.lib.resource_test

import data.rules.lib.resource

test_type if resource.type == "Microsoft.Security/pricings" with input.type as "Microsoft.Security/pricings"

test_source if {
	every source in ["az", "arm", "show", "terraform"] {
		resource.source == source with input._akslint.source as source
	}
}

test_source_that_is_not_named_is_az if resource.source == "az" with input as {}

test_open_and_partial if {
	resource.open with input._akslint as {"open": true, "partial": false}
	resource.partial with input._akslint as {"open": false, "partial": true}
	every document in [{}, {"_akslint": {"open": false, "partial": false}}] {
		not resource.open with input as document
		not resource.partial with input as document
	}
}

test_level_of_a_scope if {
	every source in ["az", "arm", "terraform"] {
		about := {"source": source, "open": false, "deployed": "tenant"}
		resource.level == "subscription" with input as {"_akslint": about, "scope": "/subscriptions/1"}
	}
}

test_level_of_a_scope_that_is_narrow_or_unknown_is_undefined if {
	every scope in ["", "/subscriptions/1/resourceGroups/rg/providers/a/b/c", {"unknown": "$SCOPE"}] {
		not resource.level with input as {"_akslint": {"source": "az", "open": false}, "scope": scope}
	}
}

test_level_without_a_scope_is_that_of_the_deployment if {
	not resource.level with input._akslint as {"source": "arm", "open": false}
	every level in ["tenant", "managementGroup", "subscription", "resourceGroup"] {
		resource.level == level with input._akslint as {"source": "arm", "open": false, "deployed": level}
	}
}

test_level_without_a_scope_is_the_subscription_in_az if {
	resource.level == "subscription" with input._akslint as {"source": "az", "open": false}
	not resource.level with input._akslint as {"source": "az", "open": true}
	not resource.level with input as {"_akslint": {"source": "az", "open": false}, "resourceGroup": "rg"}
}

test_to_user if {
	resource.to_user with input.properties as {"principalId": "a@contoso.com"}
	resource.to_user with input.properties as {"principalId": {"unknown": "$ID"}, "principalType": "User"}
	every properties in [
		{"principalId": "00000000-0000-0000-0000-000000000000"},
		{"principalId": {"unknown": "a@$DOMAIN"}},
		{"principalType": "Group"},
		{},
	] {
		not resource.to_user with input.properties as properties
	}
}
