# METADATA
# title: Secrets
# description: What looks like a secret, by its name or by itself, and what only stands for one.
# custom:
#   shared:
#     placeholderRegex:
#       type: regex
#       default: "(?i)^([*x0._~ -]+|.*(\\.{3}|…)|<.*>|(my|your|paste)[a-z _-]*|(change|replace).*|\
#         ((app|client)[ _-]?)?(password|secret)|dummy|example|placeholder|redacted)$"
#       description: regular expression (RE2) of placeholders, which are not secrets
package rules.lib.secretish

# METADATA
# description: true if a value only stands for a secret, as `changeme` and `xxxx-xxxx` do
placeholder(value, pattern) if regex.match(pattern, value)

# METADATA
# description: true if a value is a secret by its name, as that of DB_PASSWORD, or because it has the format of one
# scope: document
looks_secret(name, _) if regex.match(_names, name)

looks_secret(_, value) if known_format(value)

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
_names := `(?i)(pass(word|wd)?|pwd|secret|token|(api|access|account|private)[_.-]?key|connection[_.-]?string)$`

_formats := {
	# of an application in Entra ID
	`^[0-9A-Za-z_.~-]{3}[0-9]Q~[0-9A-Za-z_.~-]{31,34}$`,
	# of a storage account, Service Bus, Event Hubs or Cosmos DB, in a connection string
	`(?i)(^|;)\s*(AccountKey|SharedAccessKey)=[0-9A-Za-z+/]{40,}={0,2}`,
	# the signature of a URL
	`[?&]sig=[0-9A-Za-z%+/]{40,}`,
	`-----BEGIN ([A-Z]+ )*PRIVATE KEY-----`,
}
