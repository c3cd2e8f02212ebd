# METADATA
# title: Secrets
# description: What looks like a secret, by its name or by itself, and what only stands for one.
# custom:
#   shared:
#     placeholderRegex:
#       type: regex
#       default: "(?i)^([*x0._~ -]+|.*(\\.{3}|…)|<.*>|my[ _-][a-z _-]*|(insert|paste|your)[a-z _-]*|(change|replace).*|\
#         ((app|client)[ _-]?)?(password|secret)|dummy|example|placeholder|redacted)$"
#       description: regular expression (RE2) of placeholders, which are not secrets
package rules.lib.secretish

# METADATA
# description: true if a value only stands for a secret, as `changeme` and `xxxx-xxxx` do
placeholder(value, pattern) if regex.match(pattern, value)

# METADATA
# description: true if what has the name is a secret, such as DB_PASSWORD
names_secret(name) if {
	some pattern in _names
	regex.match(pattern, name)
}

# METADATA
# description: |
#   true if a value has the format of a secret that Azure issues, or is a private key, so that it is one wherever it
#   stands
known_format(value) if {
	is_string(value)
	some pattern in _formats
	regex.match(pattern, value)
}

# The end of a name counts: a secretName, a tokenUrl and a passwordFile hold none.
_names := {
	`(?i)(pass(word|wd)?|pwd|secret|token|connection[_.-]?string)$`,
	`(?i)(access|account|api|encryption|private|secret|signing)[_.-]?key$`,
}

_formats := {
	# of an application in Entra ID
	`^[0-9A-Za-z_.~-]{3}[0-9]Q~[0-9A-Za-z_.~-]{31,34}$`,
	# of a storage account, Service Bus, Event Hubs or Cosmos DB, in a connection string
	`(?i)(^|;)\s*(AccountKey|SharedAccessKey)=[0-9A-Za-z+/]{40,}={0,2}`,
	# the signature of a URL
	`[?&]sig=[0-9A-Za-z%+/]{40,}`,
	`-----BEGIN ([A-Z]+ )*PRIVATE KEY-----`,
	# of a container registry, in the configuration of Docker
	`(?s)"auths"\s*:.*"(auth|identitytoken|password)"\s*:\s*"[^"$<{]`,
}

# METADATA
# description: |
#   true if a value in a manifest is a secret in plain text, or the text of a configuration file that contains one; the
#   ending of the name tells whether it is a file
# scope: document
plain(name, value, placeholders) if _plain(name, value, placeholders)

plain(name, value, placeholders) if {
	regex.match(`(?i)\.(cfg|cnf|conf|env|ini|json|properties|toml|ya?ml)$`, name)
	some line in split(value, "\n")
	regex.match(_setting, line)
	some separator in ["=", ":"]
	setting := split(line, separator)[0]
	set_to := trim_prefix(line, concat("", [setting, separator]))
	_plain(unquoted(setting), unquoted(set_to), placeholders)
}

# METADATA
# description: true if a name is that of a client secret of Microsoft Entra ID
entra(name) if {
	regex.match(`(?i)^((aad|arm|azure|entra|sp|service[_.-]?principal)[_.-]?)*client[_.-]?secret$`, name)
}

# METADATA
# description: a word without the spaces, quotes and commas around it
unquoted(word) := trim(word, " \t\r,\"'")

_plain(_, value, _) if known_format(value)

_plain(name, value, placeholders) if {
	names_secret(name)
	is_string(value)
	not _stand_in(value, placeholders)
	not _harmless(value)
	not _without_password(name, value)
}

# A manifest is applied as it is, so there these are passwords.
_stand_in(value, placeholders) if {
	not lower(value) in {"password", "secret"}
	placeholder(value, placeholders)
}

_harmless(value) if {
	some pattern in _no_secrets
	regex.match(pattern, value)
}

_no_secrets := {
	# nothing, or a switch
	`(?i)^([01]|true|false|yes|no|on|off|none|null)?$`,
	# a variable, a substitution or a template
	`^[$<{(%\x60\\]`,
	# an expression of a program, such as os.environ["TOKEN"]
	`^[A-Za-z_][\w.]*[(\[]`,
	# a word to replace, such as INSERT_TOKEN
	`^[A-Z]+(_[A-Z]+)+$`,
	# a path
	`^(\.{0,2}/|[A-Za-z]:\\)[\w./\\-]*$`,
	# a URL without a password
	`^[A-Za-z+]+://[^@]*$`,
	# the place of a secret in a vault
	`(?i)^(@microsoft\.keyvault|vault:)`,
	# the name of a Secret
	`^[a-z0-9.-]+-(cert|credentials?|creds|key|password|secrets?|tls|token)$`,
}

# Without a password, a connection string only says where something is.
_without_password(name, value) if {
	regex.match(`(?i)connection[_.-]?string$`, name)
	not regex.match(`(?i)(password|pwd|key|secret|token)\s*=\s*[^\s;]|://[^/@\s]*:[^/@\s]+@`, value)
}

# A line that sets one value: name = value, or "name": "value".
_setting := `^\s*["']?[A-Za-z_][\w.-]*["']?\s*[=:]\s*\S+\s*$`
