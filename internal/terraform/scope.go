package terraform

import (
	"regexp"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/akslint/akslint/internal/document"
)

// A scope is what the expressions of a block can refer to.
type scope struct {
	module *module
	// names are each, count and the iterators of dynamic blocks, as far as
	// they are known.
	names map[string]cty.Value
}

// with returns the scope in which a name has a value, too.
func (s *scope) with(name string, value cty.Value) scope {
	names := map[string]cty.Value{name: value}
	for other, value := range s.names {
		if other != name {
			names[other] = value
		}
	}
	return scope{module: s.module, names: names}
}

// A value is the value of a variable or a local. It is computed once; until
// then it is not known, so one that refers to itself never is.
type value struct {
	expression hcl.Expression
	scope      scope
	variable   *variable // the variable whose value it is; nil for a local
	result     cty.Value
	done       bool
	partial    document.Node // what is known of a result that is not entirely known
	followed   bool
}

func newValue(expression hcl.Expression, scope scope, variable *variable) *value {
	if expression == nil {
		return nil
	}
	return &value{expression: expression, scope: scope, variable: variable}
}

// evaluate returns the value of an expression, unless something is wrong with
// it. What cannot be known of it is unknown. A `for` is not evaluated, since
// it may yield more than fits into memory.
func (s *scope) evaluate(expression hcl.Expression) (result cty.Value, known bool) {
	defer func() {
		if recover() != nil { // a fault of the evaluator does not end the run
			result, known = cty.DynamicVal, false
		}
	}()
	loops, called := inspect(expression)
	if loops {
		return cty.DynamicVal, false
	}
	context := &hcl.EvalContext{Variables: map[string]cty.Value{}, Functions: called}
	referred := map[string]map[string]cty.Value{}
	for _, traversal := range expression.Variables() {
		root := traversal.RootName()
		if value, named := s.names[root]; named {
			context.Variables[root] = value
			continue
		}
		context.Variables[root] = cty.DynamicVal
		if name := declaredName(traversal); name != "" {
			if referred[root] == nil {
				referred[root] = map[string]cty.Value{}
			}
			referred[root][name] = s.look(root, name)
		}
	}
	for root, names := range referred {
		context.Variables[root] = cty.ObjectVal(names)
	}
	result, diagnostics := expression.Value(context)
	return result, !diagnostics.HasErrors()
}

// declaredName is the name of the variable or local that a traversal begins
// with.
func declaredName(traversal hcl.Traversal) string {
	if root := traversal.RootName(); root != "var" && root != "local" || len(traversal) < 2 {
		return ""
	}
	name, _ := traversal[1].(hcl.TraverseAttr)
	return name.Name
}

// inspect reports whether an expression loops, and returns the functions that
// it calls. Functions that are not evaluated have an unknown result.
func inspect(expression hcl.Expression) (loops bool, called map[string]function.Function) {
	node, isNode := expression.(hclsyntax.Node)
	if !isNode { // JSON, whose strings are templates
		raw, _ := expression.Value(nil)
		_ = cty.Walk(raw, func(_ cty.Path, value cty.Value) (bool, error) {
			loops = loops || value.Type() == cty.String && value.IsKnown() && !value.IsNull() && templateLoop.MatchString(value.AsString())
			return true, nil
		})
		return loops, functions()
	}
	called = map[string]function.Function{}
	_ = hclsyntax.VisitAll(node, func(node hclsyntax.Node) hcl.Diagnostics {
		switch node := node.(type) {
		case *hclsyntax.ForExpr:
			loops = true
		case *hclsyntax.FunctionCallExpr:
			function, known := functions()[node.Name]
			if !known {
				function = unknownFunction
			}
			called[node.Name] = function
		}
		return nil
	})
	return loops, called
}

var templateLoop = regexp.MustCompile(`[$%]\{.*\bfor\b`)

// value returns the definition of var.NAME or local.NAME, or nil.
func (s *scope) value(root, name string) *value {
	if s.module == nil {
		return nil
	}
	known := s.module.values[root+"."+name]
	if known == nil {
		if known = s.module.definition(root, name); known == nil {
			return nil
		}
		s.module.values[root+"."+name] = known
	}
	return known
}

// look returns the value of var.NAME or local.NAME.
func (s *scope) look(root, name string) cty.Value {
	value := s.value(root, name)
	if value == nil {
		return cty.DynamicVal
	}
	if !value.done {
		value.done, value.result = true, cty.DynamicVal
		if result, known := value.scope.evaluate(value.expression); known && size(result) <= maxSize {
			value.result = s.constrain(value.variable, result)
		}
	}
	return value.result
}

// constrain converts the value of a variable to its type, with the type's
// defaults for attributes. A value that does not fit is left as it is.
func (s *scope) constrain(variable *variable, value cty.Value) cty.Value {
	if variable == nil {
		return value
	}
	if value.IsNull() && variable.nullable != nil && variable.fallback != nil {
		if nullable, known := s.truth(variable.nullable); known && !nullable {
			value, _ = s.evaluate(variable.fallback)
		}
	}
	if variable.constraint == nil {
		return value
	}
	constraint, defaults, diagnostics := typeexpr.TypeConstraintWithDefaults(variable.constraint)
	if diagnostics.HasErrors() {
		return value
	}
	if defaults != nil {
		value = defaults.Apply(value)
	}
	if fitting, err := convert.Convert(value, constraint); err == nil {
		return fitting
	}
	return value
}

// maxSize limits the value of a variable or local, which others may repeat.
const maxSize = 4096

// size counts the values within a value, and the bytes of its strings.
func size(value cty.Value) int {
	if !value.IsKnown() || value.IsNull() {
		return 1
	}
	if value.Type() == cty.String {
		return 1 + len(value.AsString())
	}
	total := 1
	if value.CanIterateElements() {
		for it := value.ElementIterator(); it.Next() && total <= maxSize; {
			_, element := it.Element()
			total += size(element)
		}
	}
	return total
}

// truth returns a condition, if it is known.
func (s *scope) truth(expression hcl.Expression) (holds, known bool) {
	value, known := s.evaluate(expression)
	if !known || !value.IsKnown() || value.IsNull() {
		return false, false
	}
	truth, err := convert.Convert(value, cty.Bool)
	return err == nil && truth.True(), err == nil
}

// text returns a string, if it is known.
func (s *scope) text(expression hcl.Expression) (string, bool) {
	value, known := s.evaluate(expression)
	if !known || !value.IsKnown() || value.IsNull() || value.Type() != cty.String {
		return "", false
	}
	return value.AsString(), true
}
