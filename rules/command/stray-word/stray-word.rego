# METADATA
# title: Word that belongs to no flag
# description: |
#   The command stops with "unrecognized arguments" before it does anything. Often the word before it is part of a list,
#   which some flags take as one word with commas, and others as several words.
# related_resources:
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-create
#     description: az aks create
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: Delete the word, or make it part of the value it belongs to.
package rules.command["stray-word"]

import data.rules.lib.command

findings contains finding if {
	not command.open
	strays := [i |
		some i, word in input.extra
		_stray(i, word)
	]
	finding := {
		"path": ["extra", strays[0]],
		"message": sprintf("%s to no flag of %s (%s)", [_belong(strays), input.words, input.version]),
	}
}

_stray(i, word) if {
	is_string(word)

	# The rule unknown-aks-flag reports these, and the next word is then a value.
	not _dashed(i)
	not _dashed(i - 1)
}

_dashed(i) if regex.match(`^[-\x{2010}-\x{2015}\x{2212}]`, input.extra[i])

_belong(strays) := sprintf("%q belongs", [input.extra[strays[0]]]) if count(strays) == 1

_belong(strays) := sprintf("%q and %d more belong", [input.extra[strays[0]], count(strays) - 1]) if count(strays) > 1
