# METADATA
# title: Label selectors
# description: What a label selector of Kubernetes selects.
package rules.lib.selector

import data.rules.lib.values

# METADATA
# description: true if a label selector selects what has the labels, or would with the right value of an unknown one
# scope: document
matches(_, labels) if values.unknown(labels)

matches(selector, labels) if {
	not values.unknown(labels)
	not _refuses(selector, labels)
}

_refuses(selector, labels) if {
	some key, value in selector.matchLabels
	not _may_be(labels, key, [value])
}

_refuses(selector, labels) if {
	some expression in selector.matchExpressions
	not _holds(expression, labels)
}

_holds(expression, labels) if {
	expression.operator == "In"
	_may_be(labels, expression.key, expression.values)
}

_holds(expression, labels) if {
	expression.operator == "NotIn"
	not _is(labels, expression)
}

_holds(expression, labels) if {
	expression.operator == "Exists"
	_has(labels, expression)
}

_holds(expression, labels) if {
	expression.operator == "DoesNotExist"
	not _has(labels, expression)
}

_may_be(labels, key, allowed) if labels[key] in allowed

_may_be(labels, key, _) if values.unknown(labels[key])

_is(labels, expression) if labels[expression.key] in expression.values

_has(labels, expression) if is_string(labels[expression.key])

_has(labels, expression) if values.unknown(labels[expression.key])
