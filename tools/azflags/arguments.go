package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/azcli"
)

// arguments are the settings of arguments, by the context that they are of, like
// "aks create", and the parameter.
type arguments map[string]map[string]settings

// readArguments reads the arguments that a package declares.
func readArguments(of *module, into arguments, lost func(string)) {
	function, known := of.function("load_arguments")
	if !known {
		return
	}
	contexts := map[string]string{}
	w := walker{scope: scope{module: of, locals: map[string]any{}}, lost: lost, assign: func([]token, expression) {}}
	w.group = func(called call, as string) {
		context, isText := w.position(called, 0, "scope").(string)
		if isText {
			contexts[as] = context
		} else {
			delete(contexts, as)
			lost("the context of arguments " + as)
		}
	}
	w.statement = func(of call) {
		method, isMethod := of.function.(attribute)
		if !isMethod {
			return
		}
		variable, _ := method.of.(variable)
		if context, known := contexts[variable.name]; known {
			into.declare(context, method.name, of, w.scope)
		}
	}
	w.walk(function.body)
}

// declare notes what a call like c.argument says.
func (a arguments) declare(context, method string, of call, in scope) {
	if a[context] == nil {
		a[context] = map[string]settings{}
	}
	if method == "ignore" {
		for _, argument := range of.arguments {
			if parameter, isText := in.eval(argument.value).(string); isText {
				a[context][parameter] = settings{"ignored": true}
			}
		}
		return
	}
	parameter, isText := in.position(of, 0, "argument_dest").(string)
	if !isText || method != "argument" && method != "extra" && method != "positional" {
		return
	}
	declared := settings{}
	switch kind := in.position(of, 1, "arg_type").(type) {
	case settings:
		maps.Copy(declared, kind)
	case unknown:
		declared["ignored"] = kind.why == "ignore_type"
		declared["arg_type"] = kind
	}
	for name, value := range in.keywords(of) {
		if name != "arg_type" {
			declared[name] = value
		}
	}
	declared["extra"], declared["positional"] = method == "extra", method == "positional"
	a[context][parameter] = declared
}

// of are the settings of a parameter of a command: those of the command after
// those of its groups.
func (a arguments) of(command, parameter string) settings {
	found := settings{}
	words := strings.Fields(command)
	for n := range len(words) + 1 {
		maps.Copy(found, a[strings.Join(words[:n], " ")][parameter])
	}
	return found
}

// extras are the parameters that a command has beside those of its function.
func (a arguments) extras(command string) []string {
	var found []string
	for parameter, declared := range a[command] {
		if declared["extra"] == true {
			found = append(found, parameter)
		}
	}
	return slices.Sorted(slices.Values(found))
}

// A spelled flag is one that azure-cli declares, with what of it is not known.
type spelled struct {
	azcli.Flag
	unknown []string // of arity, choices …, with the reason
}

// flags are those of a parameter: one, and another for spellings that are
// deprecated.
func (s settings) flags(parameter string) []spelled {
	made := spelled{}
	made.Required = s["required"] == true && s["configured_default"] == nil // az configure may give it
	if s["is_preview"] == true {
		made.Preview = "az"
	}
	made.arity(s)
	made.choose(s)
	if kind, isUnknown := s["arg_type"].(unknown); isUnknown {
		made.unknown = append(made.unknown, "its type: "+kind.why)
	}
	if deprecated, is := s["deprecate_info"].(deprecation); is {
		made.Status, made.Replacement = "deprecated", replacement(deprecated)
	}
	return made.spell(s["options_list"], parameter)
}

// replacement is the flag to write for one that is deprecated; other advice is
// left out.
func replacement(of deprecation) string {
	if redirect, isText := of.settings["redirect"].(string); isText && strings.HasPrefix(redirect, "--") {
		return redirect
	}
	return ""
}

func (f *spelled) arity(s settings) {
	f.Arity = azcli.One
	switch action, isText := s["action"].(string); {
	case isText && action != "append":
		f.Arity = azcli.None
	default: // classes of azure-cli's mostly append, too
		f.Append = s["action"] != nil
	}
	switch nargs := s["nargs"].(type) {
	case nil:
	case string:
		known := map[string]azcli.Arity{"1": azcli.One, "?": azcli.Optional, "+": azcli.Some, "*": azcli.Any}
		arity, ok := known[nargs]
		if !ok {
			f.unknown = append(f.unknown, "arity: "+nargs)
		}
		f.Arity = arity
	default:
		f.unknown = append(f.unknown, "arity")
	}
	if s["states"] == true {
		f.Arity = azcli.TriState
	}
}

func (f *spelled) choose(s settings) {
	if s["choices"] == nil {
		return
	}
	values, isList := s["choices"].([]any)
	for _, value := range values {
		choice, isText := value.(string)
		isList = isList && isText
		f.Choices = append(f.Choices, choice)
	}
	slices.Sort(f.Choices)
	if !isList {
		f.Choices = nil
		f.unknown = append(f.unknown, fmt.Sprintf("choices: %v", s["choices"]))
	}
}

// spell names the flag by the longest of its options, and makes another of those
// that are deprecated. That one is never required: the flag itself is.
func (f *spelled) spell(options any, parameter string) []spelled {
	words, isList := options.([]any)
	switch options := options.(type) {
	case string:
		words, isList = []any{options}, true
	case nil:
		words, isList = []any{"--" + strings.ReplaceAll(parameter, "_", "-")}, true
	}
	if !isList {
		f.unknown = append(f.unknown, "names")
	}
	old := *f
	old.Required = false
	for _, option := range words {
		switch option := option.(type) {
		case string:
			f.Aliases = append(f.Aliases, option)
		case deprecation:
			if name, isText := option.settings["target"].(string); isText {
				old.Aliases = append(old.Aliases, name)
				old.Status, old.Replacement = "deprecated", cmp.Or(replacement(option), old.Replacement)
			}
		}
	}
	var made []spelled
	for _, flag := range []*spelled{f, &old} {
		if len(flag.Aliases) == 0 {
			continue
		}
		slices.SortFunc(flag.Aliases, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
		flag.Name, flag.Aliases = flag.Aliases[0], flag.Aliases[1:]
		slices.Sort(flag.Aliases)
		made = append(made, *flag)
	}
	return made
}
