# METADATA
# title: Line continuation that ends the command early
# description: |
#   A space after the backslash ends the command there, and so does a comment after a continued line. az runs without
#   the flags on the following lines, and the shell then tries to run the first of them as a command.
# related_resources:
#   - ref: https://www.gnu.org/software/bash/manual/html_node/Escape-Character.html
#     description: 'Bash: the escape character'
# custom:
#   score: 5.0
#   groups: [recommended]
#   fix: Delete the spaces at the end of the line, and move the comment above the command.
package rules.command["broken-continuation"]

findings contains finding if {
	text := input.brokenContinuations[0]
	is_string(text)
	finding := {
		"path": ["brokenContinuations", 0],
		"message": sprintf("%s the command here: the flags on the next lines are not part of it", [_what(text)]),
	}
}

_what(text) := "whitespace after the backslash ends" if startswith(text, `\`)

_what(text) := "whitespace after the backtick ends" if startswith(text, "`")

_what(text) := "the comment ends" if startswith(text, "#")
