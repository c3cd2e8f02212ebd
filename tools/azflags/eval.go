package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// What an expression is: text, a boolean, nil, a []any, or one of those below.
type (
	// settings are those of an argument, by the names that azure-cli has.
	settings map[string]any
	// unknown is what cannot be told without running azure-cli; it says why.
	unknown struct{ why string }
	// members are the values of an enumeration by their names.
	members map[string]any
	// class is one of aaz, or any other that is no enumeration.
	class struct {
		*module
		line *line
	}
)

func (u unknown) String() string { return u.why }

// A scope gives names their values: those of a function or loop before those of
// its module.
type scope struct {
	module *module
	locals map[string]any
	depth  int // of functions that call others
}

func (s scope) eval(of expression) any {
	switch of := of.(type) {
	case literal:
		return of.value
	case variable:
		return s.named(of.name)
	case list:
		items := make([]any, len(of.items))
		for i, item := range of.items {
			items[i] = s.eval(item)
		}
		return items
	case sum:
		return add(s.eval(of.left), s.eval(of.right))
	case attribute:
		return s.attribute(of)
	case call:
		return s.call(of)
	case opaque:
		return unknown{of.text}
	default:
		return unknown{"a table"}
	}
}

func add(left, right any) any {
	switch left := left.(type) {
	case string:
		if right, ok := right.(string); ok {
			return left + right
		}
	case []any:
		if right, ok := right.([]any); ok {
			return slices.Concat(left, right)
		}
	}
	return unknown{"a sum"}
}

func (s scope) named(name string) any {
	if value, known := s.locals[name]; known {
		return value
	}
	module, own, err := s.module.find(name)
	if err != nil || module == nil {
		return unknown{name + " is not in the tree"}
	}
	name = own
	outside := scope{module: module, depth: s.depth}
	if value, known := module.values[name]; known && !module.busy[name] {
		module.busy[name] = true
		defer delete(module.busy, name)
		return outside.eval(value)
	}
	if line, known := module.defined[name]; known && line.startsWith("class") {
		return outside.class(line)
	}
	return unknown{name}
}

// class is an enumeration, where its body says so.
func (s scope) class(line *line) any {
	if !slices.ContainsFunc(line.tokens, func(token token) bool { return token.text == "Enum" }) {
		return class{s.module, line}
	}
	found := members{}
	for _, line := range line.body {
		if target, value, ok := assignment(line.tokens); ok && len(target) == 1 {
			found[target[0].text] = s.eval(parse(value))
		}
	}
	return found
}

func (s scope) attribute(of attribute) any {
	switch base := s.eval(of.of).(type) {
	case members:
		if value, known := base[of.name]; known {
			return value
		}
	case string:
		if of.name == "value" {
			return base
		}
	}
	return unknown{"." + of.name}
}

// keywords are the arguments of a call that have a name.
func (s scope) keywords(of call) settings {
	found := settings{}
	for _, argument := range of.arguments {
		if argument.name != "" {
			found[argument.name] = s.eval(argument.value)
		}
	}
	return found
}

// position is the argument of a call at a place, or under a name.
func (s scope) position(of call, at int, name string) any {
	if at < len(of.arguments) && of.arguments[at].name == "" {
		return s.eval(of.arguments[at].value)
	}
	return s.keywords(of)[name]
}

func called(of call) string {
	switch function := of.function.(type) {
	case variable:
		return function.name
	case attribute:
		return function.name
	default:
		return ""
	}
}

// call is the value of the few functions that describe arguments.
func (s scope) call(of call) any {
	switch name := called(of); name {
	case "CLIArgumentType", "CliCommandType":
		made := settings{}
		keywords := s.keywords(of)
		if base, ok := keywords["overrides"].(settings); ok {
			maps.Copy(made, base)
		}
		maps.Copy(made, keywords)
		return made
	case "get_enum_type":
		return settings{"choices": choices(s.position(of, 0, "data"))}
	case "get_three_state_flag":
		return s.threeStates(of)
	case "get_location_type":
		return settings{"options_list": []any{"--location", "-l"}}
	case "deprecate":
		return deprecation{s.keywords(of)}
	case "format":
		return s.format(of)
	default:
		return s.function(name, of)
	}
}

// choices are the values of an enumeration or list.
func choices(of any) any {
	values, isEnum := of.(members)
	if !isEnum {
		return of
	}
	var found []any
	for _, name := range slices.Sorted(maps.Keys(values)) {
		found = append(found, values[name])
	}
	return found
}

// threeStates are the settings of a switch that may be given its value.
func (s scope) threeStates(of call) any {
	yes, no := s.position(of, 0, "positive_label"), s.position(of, 1, "negative_label")
	if yes == nil {
		yes = "true"
	}
	if no == nil {
		no = "false"
	}
	return settings{"choices": []any{yes, no}, "nargs": "?", "states": true}
}

func (s scope) format(of call) any {
	function, isMethod := of.function.(attribute)
	if !isMethod {
		return unknown{"format"}
	}
	said, isText := s.eval(function.of).(string)
	for _, argument := range of.arguments {
		value, ok := s.eval(argument.value).(string)
		isText = isText && ok
		said = strings.Replace(said, "{"+argument.name+"}", value, 1)
	}
	if !isText {
		return unknown{"format"}
	}
	return said
}

// function is what one of the tree returns, where it has one return.
func (s scope) function(name string, of call) any {
	module, own, err := s.module.find(name)
	if err != nil || module == nil || s.depth > 20 {
		return unknown{name + "()"}
	}
	line, known := module.defined[own]
	if !known || !line.startsWith("def") {
		return unknown{name + "()"}
	}
	inside := scope{module: module, locals: map[string]any{}, depth: s.depth + 1}
	for i, parameter := range parameters(line) {
		value := s.position(of, i, parameter.name)
		if value == nil && parameter.value != nil {
			value = inside.eval(parameter.value)
		}
		inside.locals[parameter.name] = value
	}
	returns := returns(line.body)
	if len(returns) != 1 {
		return unknown{fmt.Sprintf("%s(), which has %d returns", name, len(returns))}
	}
	return inside.eval(parse(returns[0].tokens[1:]))
}

func returns(lines []*line) []*line {
	var found []*line
	for _, line := range lines {
		if line.startsWith("return") {
			found = append(found, line)
		}
		if !line.startsWith("class") && !line.startsWith("def") {
			found = append(found, returns(line.body)...)
		}
	}
	return found
}

// parameters are those of a function, without * and **.
func parameters(function *line) []argument {
	parser := parser{function.tokens[2:]}
	parser.take()
	var found []argument
	for _, parameter := range parser.arguments() {
		if variable, isName := parameter.value.(variable); isName && parameter.name == "" {
			found = append(found, argument{name: variable.name})
		} else if parameter.name != "" {
			found = append(found, parameter)
		}
	}
	return found
}

// A deprecation is what azure-cli says of an argument or one of its spellings.
type deprecation struct{ settings }
