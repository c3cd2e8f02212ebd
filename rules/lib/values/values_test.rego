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

test_matched if {
	every pattern in ["localhost/web", "localhost/*", "*"] {
		values.matched("localhost/web", ["other", pattern])
	}
}

test_not_matched if {
	every patterns in [[], ["localhost"], ["*web"], ["localhost/web/*"], [""]] {
		not values.matched("localhost/web", patterns)
	}
}

test_key_path if {
	values.key_path(["a"], "b", "c") == ["a", "b"]
	values.key_path(["a"], "b", null) == ["a", "b"]
	values.key_path(["a"], "b", {"unknown": "$X"}) == ["a"]
}
