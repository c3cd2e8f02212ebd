package rules.lib.values_test

import data.rules.lib.values

test_unknown if {
	values.unknown({"unknown": "$X"})
	every value in ["unknown", null, {}, {"known": "$X"}, ["unknown"]] {
		not values.unknown(value)
	}
}

test_listed if {
	values.listed("Standard", ["standard", "premium"])
	values.listed("standard", [1, "Standard"])
	not values.listed("free", ["standard", "premium"])
	not values.listed("free", [])
}

test_named if {
	values.named("service", {"name": "web"}) == `service "web"`
	values.named("service", {"name": {"unknown": "$NAME"}}) == "service $NAME"
	every item in [{}, {"name": null}, {"name": 1}, null] {
		values.named("service", item) == "service"
	}
}
