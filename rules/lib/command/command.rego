# METADATA
# title: Commands
# description: |
#   What is known of the command being judged. Flags go by their full names, however they are written.
package rules.lib.command

# METADATA
# description: "the name of the command, without az: aks create"
name := input.command

# METADATA
# description: true if the command may have more flags than are known, so that none can be called missing
# scope: document
open if input.open == true

# METADATA
# description: flags[name][i] is the flag at index i; if its field maybe is true, it might not be given
flags[flag.name][i] := flag if some i, flag in input.flags

# METADATA
# description: true if the command surely has a flag of that name
# scope: document
given(flag_name) if {
	some flag in flags[flag_name]
	not flag.maybe
}

# METADATA
# description: with_status(status)[i] is the flag at index i, if az marks it so, as removed or deprecated
with_status(status) := {i: flag |
	some i, flag in input.flags
	flag.status == status
}

# METADATA
# description: how messages end that name a replacement for a flag, or ""
instead_of(flag) := sprintf(": use %s", [flag.replacement]) if {
	flag.replacement
} else := ""

# METADATA
# description: values(flag)[j] is value j of a flag, if known and not empty; az treats an empty one as no value
values(flag) := {j: value |
	some j, value in flag.values
	is_string(value)
	value != ""
}
