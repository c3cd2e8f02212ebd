package rules.lib.cidr_test

import data.rules.lib.cidr

test_holds if {
	cidr.holds("10.0.0.0/8", "10.1.2.3")
	cidr.holds("10.0.0.0/8", "10.1.0.0/16")
	cidr.holds("2001:db8::/32", "2001:db8::1")
	not cidr.holds("10.0.0.0/8", "11.0.0.0")
	not cidr.holds("10.0.0.0/16", "10.0.0.0/8")
	not cidr.holds("::/0", "10.0.0.0")
	every range in ["10.0.0.0", "", "any", null, 1, {"unknown": "$RANGE"}] {
		not cidr.holds(range, "10.0.0.0")
	}
}

test_everything if {
	every range in ["0.0.0.0/0", "10.0.0.0/0", "::/0"] {
		cidr.everything(range)
	}
	every range in ["0.0.0.0/1", "::/1", "0.0.0.0", {"unknown": "$RANGE"}] {
		not cidr.everything(range)
	}
}
