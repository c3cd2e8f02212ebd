package rules.lib.selector_test

import data.rules.lib.selector

_labels := {"app": "web", "tier": "", "track": {"unknown": "$TRACK"}}

test_selected if {
	every of in [
		{},
		{"matchLabels": {}},
		{"matchLabels": {"app": "web", "tier": ""}},
		{"matchLabels": {"track": "canary"}},
		_expression("app", "In", ["api", "web"]),
		_expression("track", "In", ["canary"]),
		_expression("app", "NotIn", ["api"]),
		_expression("track", "NotIn", ["canary"]),
		_expression("zone", "NotIn", ["1"]),
		_expression("tier", "Exists", []),
		_expression("track", "Exists", []),
		_expression("zone", "DoesNotExist", []),
	] {
		selector.matches(of, _labels)
	}
}

test_not_selected if {
	every of in [
		{"matchLabels": {"app": "api"}},
		{"matchLabels": {"app": "web", "zone": "1"}},
		_expression("app", "In", ["api"]),
		_expression("zone", "In", ["1"]),
		_expression("app", "NotIn", ["web"]),
		_expression("zone", "Exists", []),
		_expression("app", "DoesNotExist", []),
		_expression("track", "DoesNotExist", []),
		{"matchLabels": {"app": "web"}, "matchExpressions": [{"key": "zone", "operator": "Exists"}]},
	] {
		not selector.matches(of, _labels)
	}
}

test_no_labels_are_selected_by_what_asks_for_none if {
	every labels in [{}, null] {
		selector.matches({}, labels)
		selector.matches(_expression("app", "DoesNotExist", []), labels)
		not selector.matches({"matchLabels": {"app": "web"}}, labels)
	}
}

test_unknown_labels_may_be_selected if selector.matches({"matchLabels": {"app": "web"}}, {"unknown": "$LABELS"})

_expression(key, operator, values) := {"matchExpressions": [{"key": key, "operator": operator, "values": values}]}
