# METADATA
# title: Backslash that does not continue its line
# description: |
#   A blank behind the backslash ends the command there. az runs without the flags of the lines that follow, and the
#   shell then takes the first of them for a command.
# related_resources:
#   - ref: https://www.gnu.org/software/bash/manual/html_node/Escape-Character.html
#     description: 'Bash: the escape character'
# custom:
#   score: 5.0
#   groups: [recommended]
#   fix: Delete the blanks at the end of the line.
package rules.command["broken-continuation"]

findings contains finding if {
	some i, text in input.brokenContinuations
	is_string(text)
	finding := {
		"path": ["brokenContinuations", i],
		"message": "blanks behind the backslash end the command here: the flags of the next lines are not part of it",
	}
}
