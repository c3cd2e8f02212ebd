package main

import (
	"maps"
	"slices"
	"strings"
)

// A schema is what the classes of aaz say of the arguments of a command.
type schema struct {
	arguments map[string]settings
	lost      []string
	within    int // functions that were given the schema
}

// read reads a class after those that it is made from.
func (s *schema) read(of class) {
	for _, base := range of.bases() {
		s.read(base)
	}
	for _, line := range of.line.body {
		switch {
		case line.startsWith("def") && line.tokens[1].text == "_build_arguments_schema":
			s.body(of.module, line)
		case written(line.tokens) == "AZ_SUPPORT_NO_WAIT = True":
			s.arguments["no_wait"] = aazBoolean()
		case written(line.tokens) == "AZ_SUPPORT_GENERIC_UPDATE = True":
			for _, name := range []string{"add", "set", "remove"} {
				s.arguments["generic_update_"+name] = settings{"nargs": "+", "action": "append", "options_list": []any{"--" + name}}
			}
			s.arguments["force_string"] = aazBoolean()
		}
	}
	if of.asks() {
		s.arguments["yes"] = confirmed()
	}
}

// bases are the classes that one is made from.
func (c class) bases() []class {
	var bases []class
	for _, token := range c.line.tokens[2:] {
		if token.kind != name {
			continue
		}
		if base, isClass := (scope{module: c.module}).named(token.text).(class); isClass {
			bases = append(bases, base)
		}
	}
	return bases
}

// asks reports whether a decorator of a class has the command ask before it acts.
func (c class) asks() bool {
	at := slices.Index(c.lines, c.line)
	if at < 1 || c.lines[at-1].tokens[0].text != "@" {
		return false
	}
	decorator, isCall := parse(c.lines[at-1].tokens[1:]).(call)
	return isCall && argumentOf(decorator, "confirmation") != nil
}

// body follows a function that builds a schema, and those that it gives the
// schema to.
func (s *schema) body(of *module, function *line) {
	s.within++
	defer func() { s.within-- }()
	w := walker{scope: scope{module: of, locals: map[string]any{}}}
	w.lost = func(what string) { s.lost = append(s.lost, what) }
	w.group = func(call, string) {}
	w.statement = func(called call) {
		function, _ := called.function.(variable)
		module, name, err := of.find(function.name)
		if err != nil || module == nil {
			return
		}
		if line, known := module.defined[name]; known && s.within < 10 && line.startsWith("def") {
			s.body(module, line)
		}
	}
	w.assign = func(target []token, value expression) {
		if len(target) < 3 || target[1].text != "." || !strings.HasSuffix(target[0].text, "args_schema") && target[0].text != "arg_schema" {
			return
		}
		parameter := target[2].text
		switch {
		case len(target) == 3:
			s.declare(parameter, value, w.scope)
		case len(target) == 5 && s.arguments[parameter] != nil:
			s.change(parameter, target[4].text, w.eval(value))
		}
	}
	w.walk(function.body)
}

func (s *schema) declare(parameter string, value expression, in scope) {
	of, isCall := value.(call)
	if !isCall {
		return
	}
	declared := in.keywords(of)
	if declared["options"] != nil {
		declared["options_list"] = declared["options"]
	}
	if declared["enum"] != nil && declared["enum_support_extension"] != true {
		declared["choices"] = declared["enum"]
		if table, isTable := argumentOf(of, "enum").(pairs); isTable {
			declared["choices"] = in.eval(list{table.keys})
		}
	}
	_, hasBlank := declared["blank"]
	if hasBlank {
		declared["nargs"] = "?"
	}
	maps.Copy(declared, aazKind(called(of), hasBlank, declared))
	if declared["default"] != nil {
		declared["required"] = false
	}
	s.arguments[parameter] = declared
}

func argumentOf(of call, name string) expression {
	for _, argument := range of.arguments {
		if argument.name == name {
			return argument.value
		}
	}
	return nil
}

// aazKind are the settings that the class of an argument brings.
func aazKind(name string, hasBlank bool, declared settings) settings {
	switch name {
	case "AAZBoolArg":
		return aazBoolean()
	case "AAZListArg", "AAZDictArg", "AAZFreeFormDictArg", "AAZObjectArg":
		if hasBlank {
			return settings{"nargs": "*", "action": "append"}
		}
		return settings{"nargs": "+", "action": "append"}
	case "AAZResourceGroupNameArg":
		return inheriting(declared, resourceGroup())
	case "AAZResourceLocationArg":
		return inheriting(declared, location())
	}
	return settings{}
}

// inheriting are the settings that an argument does not have of its own.
func inheriting(declared, defaults settings) settings {
	maps.DeleteFunc(defaults, func(name string, _ any) bool { return declared[name] != nil })
	return defaults
}

// aazBoolean are the settings of a switch that may be given its value.
func aazBoolean() settings {
	return settings{
		"nargs": "?", "states": true,
		"choices": []any{"0", "1", "f", "false", "n", "no", "t", "true", "y", "yes"},
	}
}

// change notes what a class says of an argument of another.
func (s *schema) change(parameter, field string, value any) {
	changed := maps.Clone(s.arguments[parameter])
	switch field {
	case "_required":
		changed["required"] = value
	case "_registered":
		changed["ignored"] = value == false
	case "_id_part":
		changed["id_part"] = value
	case "_options":
		changed["options_list"] = value
	case "_blank":
		changed["nargs"] = "?"
	}
	s.arguments[parameter] = changed
}
