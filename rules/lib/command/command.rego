# METADATA
# title: Commands
# description: |
#   What is known of the command under judgement. Flags go by their full names, however they are written.
package rules.lib.command

# METADATA
# description: "the name of the command, without az: aks create"
name := input.command

# METADATA
# description: |
#   true if the command may have flags that are not known, so that none can be called missing
# scope: document
open if input.open == true

# METADATA
# description: flags[name][i] is the flag at index i of the command; it may be there only under a condition
flags[flag.name][i] := flag if some i, flag in input.flags

# METADATA
# description: true if the command has the flag under all conditions
# scope: document
given(flag_name) if {
	some flag in flags[flag_name]
	not flag.maybe
}

# METADATA
# description: with_status(status)[i] is the flag at index i, if az marks it so; as removed or deprecated
with_status(status) := {i: flag |
	some i, flag in input.flags
	flag.status == status
}

# METADATA
# description: how a message says what to use instead of a flag, if anything
instead_of(flag) := sprintf(": use %s", [flag.replacement]) if {
	flag.replacement
} else := ""

# METADATA
# description: values(flag)[j] is value j of a flag, if it is known and not empty; az takes an empty one for none
values(flag) := {j: value |
	some j, value in flag.values
	is_string(value)
	value != ""
}
