# METADATA
# title: Ranges of addresses
# description: What a range of IPv4 or IPv6 addresses, like 10.0.0.0/8, holds.
package rules.lib.cidr

# METADATA
# description: true if a range holds an address or another range; what is not valid holds nothing
holds(range, other) if {
	net.cidr_is_valid(range)
	net.cidr_contains(range, other)
}

# METADATA
# description: true if a range holds every address of IPv4 or IPv6
# scope: document
everything(range) if holds(range, "0.0.0.0/0")

everything(range) if holds(range, "::/0")
