# METADATA
# title: Secret in the command or arguments of a container
# description: |
#   Everyone who can read the repository, now or in its history, knows the secret. While the container runs, it also
#   shows up in the list of processes.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
#     description: Azure Key Vault provider for the Secrets Store CSI Driver in AKS
#   - ref: https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
#     description: Define a command and arguments for a container
# custom:
#   score: 7.0
#   groups: [recommended]
#   uses: [placeholderRegex]
#   secret: true
#   fix: Revoke the secret. Read the new one from a file or an environment variable that comes from a Secret.
package rules.secret["secret-in-args"]

import data.parameters["secret-in-args"] as parameters
import data.rules.lib.secretish
import data.rules.lib.workload

findings contains finding if {
	some path, container in workload.containers
	some list in ["args", "command"]
	words := _words(container[list])
	some k, word in words
	name := _secret(words, k)
	finding := {
		"path": array.concat(path, [list, word.element]),
		"message": sprintf("%s has the value of %s in plain text in its %s", [
			workload.label(path, container),
			name,
			_nouns[list],
		]),
	}
}

_nouns := {"args": "arguments", "command": "command"}

# _words are the words of all elements, each with the index of its element. What is not text is a word that says
# nothing.
_words(elements) := [{"element": i, "text": secretish.unquoted(word)} |
	is_array(elements)
	some i, element in elements
	some line in split(_text(element), "\n")
	some word in split(line, " ")
]

_text(element) := element if {
	is_string(element)
} else := ""

# _secret is the name of the secret whose value is in word k: --name=value or NAME=value.
_secret(words, k) := name if {
	name := split(words[k].text, "=")[0]
	value := trim_prefix(words[k].text, concat("", [name, "="]))
	value != words[k].text
	secretish.plain(name, secretish.unquoted(value), parameters.placeholderRegex)
}

# --name value
_secret(words, k) := name if {
	name := words[k - 1].text
	startswith(name, "-")
	not contains(name, "=")
	value := words[k].text
	not startswith(value, "-")
	secretish.plain(name, value, parameters.placeholderRegex)
}
