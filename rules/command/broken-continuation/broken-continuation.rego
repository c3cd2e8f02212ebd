# METADATA
# title: Continued line that ends the command
# description: |
#   A blank behind the backslash ends the command there, and so does a comment behind a line that goes on. az runs
#   without the flags of the lines that follow, and the shell then takes the first of them for a command.
# related_resources:
#   - ref: https://www.gnu.org/software/bash/manual/html_node/Escape-Character.html
#     description: 'Bash: the escape character'
# custom:
#   score: 5.0
#   groups: [recommended]
#   fix: Delete the blanks at the end of the line, and move the comment before the command.
package rules.command["broken-continuation"]

findings contains finding if {
	text := input.brokenContinuations[0]
	is_string(text)
	finding := {
		"path": ["brokenContinuations", 0],
		"message": sprintf("%s the command here: the flags of the next lines are not part of it", [_what(text)]),
	}
}

_what(text) := "blanks behind the backslash end" if startswith(text, `\`)

_what(text) := "blanks behind the backtick end" if startswith(text, "`")

_what(text) := "the comment ends" if startswith(text, "#")
