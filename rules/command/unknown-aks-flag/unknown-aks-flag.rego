# METADATA
# title: Flag that az does not know
# description: |
#   The command stops with "unrecognized arguments" before it does anything. The flags are those of one version of az
#   and its extension aks-preview, which the message names; a later version may have more.
# related_resources:
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-create
#     description: az aks create
#   - ref: https://learn.microsoft.com/cli/azure/aks#az-aks-update
#     description: az aks update
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: Write the flag you meant, or delete it.
package rules.command["unknown-aks-flag"]

findings contains finding if {
	some i, flag in input.unknownFlags
	finding := {
		"path": ["unknownFlags", i],
		"message": sprintf("%s has no flag %q (%s)%s", [input.words, flag.name, input.version, _hint(flag)]),
	}
}

findings contains finding if {
	some i, word in input.extra
	is_string(word)

	# Dashes and minus signs that editors and web pages make of a hyphen.
	regex.match(`^[\x{2010}-\x{2015}\x{2212}]`, word)
	finding := {
		"path": ["extra", i],
		"message": sprintf("%q starts with a dash that az does not recognize; use -", [word]),
	}
}

_hint(flag) := sprintf(", did you mean %q, or the flag of az %s?", [flag.nearest, flag.sibling.command]) if {
	flag.sibling.flag == flag.name
} else := sprintf(", did you mean %q?", [flag.nearest]) if {
	flag.nearest
} else := sprintf("; it is a flag of az %s", [flag.sibling.command]) if {
	flag.sibling.flag == flag.name
} else := sprintf(", did you mean %q of az %s?", [flag.sibling.flag, flag.sibling.command]) if {
	flag.sibling
} else := ""
