package main

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// A command is one that a package of azure-cli declares.
type command struct {
	name    string
	module  *module
	method  string   // of the group, like custom_command
	words   settings // the named arguments of the declaration
	handler string   // the name of a function
	group   settings // the named arguments of the group
	class   *class   // instead of a function
	loader  string   // the package
}

// A source is what azure-cli declares.
type source struct {
	tree      *tree
	commands  map[string]command
	arguments map[string]arguments // by package
	// lost is what cannot be followed, by package.
	lost map[string][]string
}

// readSource reads the declarations of all packages of commands.
func readSource(files fs.FS) (*source, error) {
	found := &source{
		tree: &tree{files: files, modules: map[string]*module{}}, commands: map[string]command{},
		arguments: map[string]arguments{}, lost: map[string][]string{},
	}
	for _, root := range roots() {
		folders, err := fs.Glob(files, path.Join(root, "azure/cli/command_modules/*"))
		if err != nil {
			return nil, err //nolint:wrapcheck // it is the pattern's
		}
		for _, folder := range folders {
			if err := found.readPackage("azure.cli.command_modules." + path.Base(folder)); err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}

func (s *source) readPackage(name string) error {
	lost := func(what string) {
		if !slices.Contains(s.lost[name], what) {
			s.lost[name] = append(s.lost[name], what)
		}
	}
	declared := inherited()
	for _, file := range []string{name, name + "._params", name + ".commands"} {
		module, err := s.tree.module(file)
		if err != nil {
			return err
		}
		if module == nil {
			continue
		}
		readArguments(module, declared, lost)
		s.readCommands(name, module, lost)
	}
	s.arguments[name] = declared
	return nil
}

// inherited are the arguments that azure.cli.core declares for every command.
func inherited() arguments {
	return arguments{"": {
		"resource_group_name": resourceGroup(),
		"location":            location(),
		"cmd":                 {"ignored": true},
	}}
}

func resourceGroup() settings {
	return settings{"options_list": []any{"--resource-group", "-g"}, "id_part": "resource_group", "configured_default": "group"}
}

func location() settings {
	return settings{"options_list": []any{"--location", "-l"}, "configured_default": "location"}
}

// readCommands reads the commands that a module declares.
func (s *source) readCommands(loader string, of *module, lost func(string)) {
	function, known := of.function("load_command_table")
	if !known {
		return
	}
	groups := map[string]settings{}
	w := walker{scope: scope{module: of, locals: map[string]any{}}, lost: lost}
	w.group = func(called call, as string) {
		groups[as] = w.keywords(called)
		groups[as]["prefix"] = w.position(called, 0, "group_name")
		groups[as]["type"] = w.position(called, 1, "command_type")
	}
	w.statement = func(of call) {
		method, isMethod := of.function.(attribute)
		if !isMethod {
			return
		}
		variable, _ := method.of.(variable)
		prefix, isText := groups[variable.name]["prefix"].(string)
		verb, isNamed := w.position(of, 0, "name").(string)
		if !isText || !isNamed || !strings.Contains(method.name, "command") {
			return
		}
		made := command{
			name: strings.TrimSpace(prefix + " " + verb), module: w.module, loader: loader,
			method: method.name, words: w.keywords(of), group: groups[variable.name],
		}
		made.handler, _ = w.position(of, 1, "method_name").(string)
		s.commands[made.name] = made
	}
	w.assign = func(target []token, value expression) {
		of, isCall := value.(call)
		if !isCall || len(target) != 6 || target[2].text != "command_table" {
			return
		}
		if class, isClass := w.eval(of.function).(class); isClass {
			s.commands[target[4].text] = command{name: target[4].text, module: w.module, loader: loader, class: &class}
		}
	}
	w.walk(function.body)
}

// found is what azure-cli declares of one command.
type found struct {
	flags []spelled
	words int      // arguments that are not flags
	lost  []string // what cannot be followed
}

// declare takes over the arguments of a command. Those that are parts of the id of
// a resource are not required, since az also takes its id.
func (f *found) declare(command string, arguments map[string]settings) {
	isPart := func(declared settings) bool {
		return declared["id_part"] == "name" || declared["id_part"] == "resource_name"
	}
	takesID := !strings.HasSuffix(command, " create") && slices.ContainsFunc(slices.Collect(maps.Values(arguments)), isPart)
	if takesID {
		arguments["ids"] = settings{"nargs": "+"}
	}
	for _, name := range slices.Sorted(maps.Keys(arguments)) {
		declared := arguments[name]
		switch {
		case declared["ignored"] == true:
		case declared["positional"] == true:
			f.words++
		default:
			if takesID && declared["id_part"] != nil {
				declared["required"] = false
			}
			f.flags = append(f.flags, declared.flags(name)...)
		}
	}
}

// find returns the flags of a command.
func (s *source) find(name string) (found, error) {
	declared, known := s.commands[name]
	if !known {
		class, err := s.generated(name)
		if err != nil || class == nil {
			return found{lost: []string{"azure-cli has no such command"}}, err
		}
		declared.class = class
	}
	if declared.class == nil {
		return s.functionFlags(declared)
	}
	schema := &schema{arguments: map[string]settings{}}
	schema.read(*declared.class)
	found := found{lost: schema.lost}
	found.declare(name, schema.arguments)
	return found, nil
}

// generated finds the class of a command that no package names, because aaz
// finds it by its folder: one that a person has written goes before its base.
func (s *source) generated(name string) (*class, error) {
	words := strings.Fields(strings.ReplaceAll(name, "-", "_"))
	last := len(words) - 1
	words[last] = "_" + words[last]
	for _, loader := range slices.Sorted(maps.Keys(s.arguments)) {
		for _, folder := range []string{".operations.latest.", ".aaz.latest."} {
			module, err := s.tree.module(loader + folder + strings.Join(words, "."))
			if err != nil {
				return nil, err
			}
			if module == nil {
				continue
			}
			if at := slices.IndexFunc(module.lines, func(line *line) bool { return line.startsWith("class") }); at >= 0 {
				return &class{module, module.lines[at]}, nil
			}
		}
	}
	return nil, nil //nolint:nilnil // there is none
}

// functionFlags are those of a command that calls a function.
func (s *source) functionFlags(of command) (found, error) {
	declared := s.arguments[of.loader]
	parameters := of.added()
	for _, handler := range of.handlers() {
		signature, err := s.signature(of, handler)
		if err != nil {
			return found{}, err
		}
		if signature == nil {
			return found{lost: []string{handler.name + "() is not in the tree"}}, nil
		}
		for _, parameter := range signature {
			if !slices.Contains(handler.without, parameter.name) {
				parameters[parameter.name] = defaults(parameter)
			}
		}
	}
	for _, name := range declared.extras(of.name) {
		parameters[name] = settings{}
	}
	for name, merged := range parameters {
		maps.Copy(merged, declared.of(of.name, name))
	}
	found := found{lost: s.lost[of.loader]}
	found.declare(of.name, parameters)
	return found, nil
}

// defaults are the settings that a parameter has by its default.
func defaults(of argument) settings {
	if of.value == nil {
		return settings{"required": true}
	}
	if value, isConstant := of.value.(literal); isConstant {
		if _, isBoolean := value.value.(bool); isBoolean {
			return settings{"action": "store"}
		}
	}
	return settings{}
}

// A handler is a function that a command calls.
type handler struct {
	name    string
	kind    any      // where it is
	without []string // parameters that are no arguments
}

func (c command) handlers() []handler {
	ours := []string{"cmd", "client", "self", "instance"}
	kind := c.group["type"]
	if own := c.words["command_type"]; own != nil {
		kind = own
	}
	if strings.HasPrefix(c.method, "custom_") {
		kind = c.group["custom_command_type"]
	}
	if c.method != "generic_update_command" {
		return []handler{{c.handler, kind, ours}}
	}
	var found []handler
	for _, name := range []string{"getter", "setter", "custom_func"} {
		function, isText := c.words[name+"_name"].(string)
		if !isText {
			continue
		}
		kind := c.words[name+"_type"]
		if kind == nil {
			kind = c.group["type"]
		}
		setter, isText := c.words["setter_arg_name"].(string)
		if !isText {
			setter = "parameters"
		}
		found = append(found, handler{function, kind, append([]string{setter}, ours...)})
	}
	return found
}

// added are the arguments that azure-cli gives a command for its kind.
func (c command) added() map[string]settings {
	added := map[string]settings{}
	if c.words["supports_no_wait"] == true {
		added["no_wait"] = settings{"action": "store"}
	}
	if confirmation := c.words["confirmation"]; confirmation != nil && confirmation != false {
		added["yes"] = confirmed()
	}
	if c.method == "generic_update_command" {
		for _, name := range []string{"add", "set", "remove"} {
			added[name] = settings{"nargs": "+", "action": "append"}
		}
		added["force_string"] = settings{"action": "store"}
	}
	return added
}

// confirmed are the settings of what answers the question of a command.
func confirmed() settings {
	return settings{"action": "store", "options_list": []any{"--yes", "-y"}}
}

// signature are the parameters of a function, or nil where the tree has none.
func (s *source) signature(of command, handler handler) ([]argument, error) {
	where := of.loader + ".custom"
	if kind, known := handler.kind.(settings); known {
		template, _ := kind["operations_tmpl"].(string)
		where, _, _ = strings.Cut(template, "#")
	}
	module, err := s.tree.module(where)
	if err != nil || module == nil {
		return nil, err
	}
	module, name, err := module.find(handler.name)
	if err != nil || module == nil {
		return nil, err
	}
	function, known := module.defined[name]
	if !known {
		return nil, nil
	}
	return append([]argument{}, parameters(function)...), nil
}

// version is that of azure-cli.
func (s *source) version() (string, error) {
	core, err := s.tree.module("azure.cli.core")
	if err != nil {
		return "", err
	}
	if core != nil {
		if version, isText := (scope{module: core}).named("__version__").(string); isText {
			return version, nil
		}
	}
	return "", errors.New("there is no version of azure-cli in azure/cli/core")
}
