# METADATA
# title: Flag given twice
# description: |
#   az takes the last value and says nothing of the others, also where a flag takes several: `--tags a=1 --tags b=2`
#   sets one tag.
# related_resources:
#   - ref: https://docs.python.org/3/library/argparse.html#action
#     description: 'argparse: the action store'
# custom:
#   score: 2.5
#   groups: [reliability]
#   fix: Give the flag once, with all its values.
package rules.command["repeated-flag"]

findings contains finding if {
	some i, flag in input.flags
	flag.repeated == true
	finding := {
		"path": ["flags", i],
		"message": sprintf("az forgets this %s, because it is given again", [flag.as]),
	}
}
