# METADATA
# title: Line continuation that ends the command early
# description: |
#   A space or an empty line after the backslash ends the command there, and so does a comment between its lines. az
#   runs without the flags on the following lines, and the shell then tries to run the first of them as a command.
# related_resources:
#   - ref: https://www.gnu.org/software/bash/manual/html_node/Escape-Character.html
#     description: 'Bash: the escape character'
# custom:
#   score: 5.0
#   groups: [broken, recommended]
#   fix: Delete the spaces or the empty line after the backslash, and move the comment above the command.
package rules.command["broken-continuation"]

findings contains finding if {
	text := input.brokenContinuations[0]
	is_string(text)
	finding := {
		"path": ["brokenContinuations", 0],
		"message": sprintf("%s the command here: the flags on the next lines are not part of it", [_what(text)]),
	}
}

_what(text) := "the comment ends" if startswith(text, "#")

_what(`\`) := "the backslash, which does not continue a line of PowerShell, ends"

_what(text) := sprintf("%s after the %s ends", [behind, name]) if {
	some mark, name in _marks
	some next, behind in _behind
	startswith(text, sprintf("%s%s", [mark, next]))
}

_marks := {`\`: "backslash", "`": "backtick"}

_behind := {" ": "whitespace", "\t": "whitespace", "\n": "the empty line", "\r": "the empty line"}
