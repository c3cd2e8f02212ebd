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

test_key_path if {
	values.key_path(["a"], "b", "c") == ["a", "b"]
	values.key_path(["a"], "b", null) == ["a", "b"]
	values.key_path(["a"], "b", {"unknown": "$X"}) == ["a"]
}
