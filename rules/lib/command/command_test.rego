package rules.lib.command_test

import data.rules.lib.command

test_name if command.name == "aks create" with input.command as "aks create"

test_open if {
	command.open with input.open as true
	every document in [{}, {"open": false}] {
		not command.open with input as document
	}
}

test_flags_by_name if {
	command.flags["--tags"] == {0: _tags, 2: _more_tags} with input.flags as _flags
	command.flags["--name"] == {1: _name} with input.flags as _flags
	not command.flags["--tier"] with input.flags as _flags
}

test_no_flags if {
	every document in [{}, {"flags": []}, {"flags": [{"unknown": "$FLAG"}]}] {
		command.flags == {} with input as document
	}
}

test_given if {
	command.given("--tags") with input.flags as _flags
	not command.given("--tier") with input.flags as _flags
}

test_flag_under_a_condition_is_not_given if {
	maybe := object.union(_name, {"maybe": true})
	not command.given("--name") with input.flags as [maybe]
	command.given("--name") with input.flags as [maybe, _name]
}

test_flags_with_a_status if {
	removed := object.union(_name, {"status": "removed"})
	command.with_status("removed") == {1: removed} with input.flags as [_tags, removed]
	command.with_status("deprecated") == {} with input.flags as [_tags, removed]
	command.with_status("removed") == {} with input as {}
}

test_instead_of if {
	command.instead_of({"replacement": "--other"}) == ": use --other"
	command.instead_of(_name) == ""
}

test_values if {
	command.values({"values": ["a", {"unknown": "$X"}, "", "b", null]}) == {0: "a", 3: "b"}
	command.values({}) == {}
}

_flags := [_tags, _name, _more_tags]

_tags := {"name": "--tags", "values": ["a=1"]}

_more_tags := {"name": "--tags", "values": ["b=2"]}

_name := {"name": "--name", "values": ["aks"]}
