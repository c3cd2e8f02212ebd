# METADATA
# title: Values
# description: What any rule may ask of a value.
package rules.lib.values

# METADATA
# description: true if the file does not show what the value is
unknown(value) if is_string(value.unknown)

# METADATA
# description: true if a word is one of some words, in any case
listed(word, words) if {
	some other in words
	lower(other) == lower(word)
}
