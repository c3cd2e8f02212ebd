# METADATA
# title: Repeated flag
# description: |
#   az uses the last value and silently drops the others, even where a flag takes several: `--tags a=1 --tags b=2` sets
#   one tag.
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
		"message": sprintf("az ignores this %s because it is given again", [flag.as]),
	}
}
