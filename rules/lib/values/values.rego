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

# METADATA
# description: true if a text is one of some patterns, in which a trailing * stands for any text
# scope: document
matched(text, patterns) if text in patterns

matched(text, patterns) if {
	some pattern in patterns
	endswith(pattern, "*")
	startswith(text, trim_suffix(pattern, "*"))
}

# METADATA
# description: |
#   the path of a finding about a key, whatever its value: where the value is, or if that is unknown, the object at path
#   that has the key
# scope: document
key_path(path, key, value) := array.concat(path, [key]) if not unknown(value)

key_path(path, _, value) := path if unknown(value)
